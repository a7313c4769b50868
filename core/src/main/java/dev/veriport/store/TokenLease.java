package dev.veriport.store;

/**
 * The exclusive right to request one token from the vendor, for a limited time. Immutable.
 *
 * @param key the token's key
 * @param owner identifies this lease
 * @param grantedAt a reading of the store's own clock; only the store compares it
 */
public record TokenLease(TokenKey key, String owner, long grantedAt) {}
