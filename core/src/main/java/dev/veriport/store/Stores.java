package dev.veriport.store;

/**
 * The two parts of a shared store. Whoever opened them closes each.
 *
 * @param tokens stores the tokens
 * @param budget counts the requests
 */
public record Stores(TokenStore tokens, RequestBudget budget) {}
