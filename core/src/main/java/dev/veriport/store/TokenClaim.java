package dev.veriport.store;

import dev.veriport.store.TokenClaim.Failing;
import dev.veriport.store.TokenClaim.Fetching;
import dev.veriport.store.TokenClaim.Granted;
import dev.veriport.store.TokenClaim.Stored;
import java.time.Duration;

/** What somebody who needs a token finds in a store. */
public sealed interface TokenClaim permits Stored, Fetching, Failing, Granted {

    /**
     * The token is there. The vendor began to count its life between two moments; so there are two ends.
     *
     * @param usableFor from now; not positive where it may be dead already
     * @param expiresIn from now; nobody may ask for another before
     */
    record Stored(StoredToken token, Duration usableFor, Duration expiresIn) implements TokenClaim {}

    /**
     * Somebody else asks the vendor.
     *
     * @param leaseLeft until somebody else may, should they be dead
     */
    record Fetching(Duration leaseLeft) implements TokenClaim {}

    /** The last one to ask failed, and nobody asks again for a while. */
    record Failing(Duration retryAfter) implements TokenClaim {}

    /**
     * Whoever gets this asks the vendor, and then publishes, fails or releases it.
     *
     * @param failures how many have failed since the last success
     */
    record Granted(TokenLease lease, int failures) implements TokenClaim {}
}
