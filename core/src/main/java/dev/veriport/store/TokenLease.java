package dev.veriport.store;

/**
 * The right to ask the vendor for one token, while it lasts.
 *
 * @param owner tells it from every other lease
 * @param grantedAt a reading of the store's own clock; the store alone compares it
 */
public record TokenLease(TokenKey key, String owner, long grantedAt) {}
