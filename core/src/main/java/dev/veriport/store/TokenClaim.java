package dev.veriport.store;

import dev.veriport.store.TokenClaim.Failing;
import dev.veriport.store.TokenClaim.Fetching;
import dev.veriport.store.TokenClaim.Granted;
import dev.veriport.store.TokenClaim.Stored;
import java.time.Duration;

/** The answer of a store to a caller that needs a token. Immutable. */
public sealed interface TokenClaim permits Stored, Fetching, Failing, Granted {

    /**
     * There is a token. The vendor began to count its lifetime at a moment between the request and the answer, so
     * there are two ends.
     *
     * @param usableFor from now; zero or negative when it may have expired already
     * @param expiresIn from now; no other token may be requested before
     */
    record Stored(StoredToken token, Duration usableFor, Duration expiresIn) implements TokenClaim {}

    /**
     * Another process requests a token from the vendor.
     *
     * @param leaseLeft the time until its lease expires and another process may request the token
     */
    record Fetching(Duration leaseLeft) implements TokenClaim {}

    /**
     * The last request for a token failed.
     *
     * @param retryAfter from now; no token may be requested before
     */
    record Failing(Duration retryAfter) implements TokenClaim {}

    /**
     * The caller must request the token from the vendor, and then publish, fail or release the lease.
     *
     * @param failures the number of failed requests since the last successful one
     */
    record Granted(TokenLease lease, int failures) implements TokenClaim {}
}
