package dev.veriport.port;

import dev.veriport.error.ErrorCode;
import dev.veriport.token.AccessToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;

/**
 * Issues tokens of a vendor. In an adapter every {@link #issue} is a request to the vendor. An application gets that issuer
 * within the vendor's policies: a reusable token is returned until it expires. Thread-safe.
 */
public interface TokenIssuer {

    /**
     * How a token of this purpose may be used. There is no default.
     *
     * @throws dev.veriport.error.VeriportException {@link ErrorCode#UNSUPPORTED} when the vendor has no such tokens
     */
    TokenPolicy policy(TokenPurpose purpose);

    /**
     * Issues a token of the kind that {@link #policy} names.
     *
     * @throws dev.veriport.error.VeriportException {@link ErrorCode#UNSUPPORTED} when the vendor has no such tokens
     */
    AccessToken issue(TokenRequest request);
}
