package dev.veriport.port;

import dev.veriport.error.ErrorCode;
import dev.veriport.token.AccessToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;

/**
 * Gives tokens of a vendor. An adapter implements it as the vendor has it: every {@link #issue} is a request. What an
 * application gets is that, wrapped in the vendor's policies. Thread-safe.
 */
public interface TokenIssuer {

    /**
     * How tokens of this purpose are to be used. Every purpose has one or fails; there is no default.
     *
     * @throws dev.veriport.error.VeriportException {@link ErrorCode#UNSUPPORTED} when the vendor has no such tokens
     */
    TokenPolicy policy(TokenPurpose purpose);

    /**
     * A token of the kind that {@link #policy} names.
     *
     * @throws dev.veriport.error.VeriportException {@link ErrorCode#UNSUPPORTED} when the vendor has no such tokens
     */
    AccessToken issue(TokenRequest request);
}
