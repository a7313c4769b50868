package dev.veriport.store;

import dev.veriport.model.ProviderId;
import dev.veriport.token.TokenPurpose;

/** What tells one reusable token from every other: there is one alive for each of these. */
public record TokenKey(ProviderId provider, VendorAccount account, TokenPurpose purpose) {}
