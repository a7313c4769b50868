package dev.veriport.store;

import dev.veriport.model.ProviderId;
import dev.veriport.token.TokenPurpose;

/**
 * Identifies a reusable token. At most one token of a key is valid at a time. Immutable.
 *
 * @param provider the vendor
 * @param account the account at the vendor
 * @param purpose what the token is for
 */
public record TokenKey(ProviderId provider, VendorAccount account, TokenPurpose purpose) {}
