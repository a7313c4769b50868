package dev.veriport.spi;

import dev.veriport.port.TokenIssuer;
import dev.veriport.time.Deadline;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;

/**
 * A vendor's issuer within the vendor's policies: single-use tokens go straight through, each its own request; reusable
 * ones are held until they expire and renewed only then. Thread-safe. Core alone implements it.
 */
public interface GuardedTokenIssuer extends TokenIssuer {

    /**
     * A token to call the vendor with.
     *
     * @param deadline of the call that needs it
     */
    ReusableToken reusable(TokenPurpose purpose, Deadline deadline);

    /**
     * The vendor refused a call with this token, before it was over. The next who asks gets another; of all who saw the
     * same token refused only the first changes anything.
     */
    void refuse(TokenPurpose purpose, ReusableToken seen);

    /** A token for one operation. */
    SingleUseToken singleUse(TokenRequest request);
}
