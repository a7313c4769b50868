package dev.veriport.spi;

import dev.veriport.port.TokenIssuer;
import dev.veriport.time.Deadline;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;

/**
 * A vendor's issuer within the vendor's policies. A single-use token is a request each time; a reusable token is held until it
 * expires and renewed only then. Thread-safe. Core implements it.
 */
public interface GuardedTokenIssuer extends TokenIssuer {

    /**
     * A token to call the vendor with: the held one while it is usable, a new one after that.
     *
     * @param deadline of the call that needs it
     */
    ReusableToken reusable(TokenPurpose purpose, Deadline deadline);

    /**
     * Says that the vendor refused this token before its expiry. The next caller gets a new one. Of all callers that saw the
     * same token refused only the first changes anything.
     */
    void refuse(TokenPurpose purpose, ReusableToken seen);

    /** Requests a token for one operation. */
    SingleUseToken singleUse(TokenRequest request);
}
