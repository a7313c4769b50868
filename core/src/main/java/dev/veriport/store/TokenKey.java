package dev.veriport.store;

import dev.veriport.token.TokenPurpose;

/**
 * Identifies a reusable token. At most one token of a key is valid at a time. Immutable.
 *
 * @param account the account at the vendor; other credentials have other tokens
 * @param purpose what the token is for
 */
public record TokenKey(VendorAccount account, TokenPurpose purpose) {}
