package dev.veriport.store;

/**
 * The two parts of a shared store. The caller of {@link StoreFactory#open} closes both.
 *
 * @param tokens stores the tokens
 * @param budget counts the requests
 */
public record Stores(TokenStore tokens, RequestBudget budget) {}
