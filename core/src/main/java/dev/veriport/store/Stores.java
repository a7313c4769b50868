package dev.veriport.store;

/** Where tokens are kept and requests are counted. Closing is in the hands of whoever opened them. */
public record Stores(TokenStore tokens, RequestBudget budget) {}
