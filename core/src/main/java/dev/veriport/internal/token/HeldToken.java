package dev.veriport.internal.token;

import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim.Stored;
import dev.veriport.token.ReusableToken;
import java.time.Duration;
import java.util.UUID;

/**
 * A token in use, with its limits as readings of this process's ticker. The vendor began to count its lifetime between the
 * request (t0) and the answer (t1). So the token may have expired from {@code t0 + lifetime}, and has certainly expired at
 * {@code t1 + lifetime}.
 *
 * @param renewFrom when a call may start the renewal in the background; {@code deadFrom} for never
 */
record HeldToken(StoredToken stored, ReusableToken token, long deadFrom, long regenerateAfter, long renewFrom) {

    /** @param asked when the request was sent; {@code answered} is when its answer arrived */
    static HeldToken fresh(ReusableToken token, boolean replacement, long asked, long answered) {
        StoredToken stored = new StoredToken(UUID.randomUUID().toString(), token.value(), replacement);
        long lifetime = token.lifetime().toNanos();
        return new HeldToken(stored, token, asked + lifetime, answered + lifetime, asked + lifetime);
    }

    /** The store's answer was true at some moment between the two readings; each limit uses the cautious one. */
    static HeldToken found(Stored found, long before, long after) {
        ReusableToken token = new ReusableToken(found.token().value(), found.usableFor());
        long deadFrom = before + found.usableFor().toNanos();
        return new HeldToken(
                found.token(), token, deadFrom, after + found.expiresIn().toNanos(), deadFrom);
    }

    /** The same token, whose renewal may start at this reading. */
    HeldToken renewedFrom(long reading) {
        return new HeldToken(stored, token, deadFrom, regenerateAfter, reading);
    }

    /** Compares by identity: two issued tokens are different, even with equal text. */
    @SuppressWarnings("ReferenceEquality")
    boolean isHandedOutAs(ReusableToken seen) {
        return token == seen;
    }

    /** @param tokenTransitAllowance the time allowed for a request to reach the vendor, in nanoseconds */
    boolean isUsable(long now, long tokenTransitAllowance) {
        return now - (deadFrom - tokenTransitAllowance) < 0;
    }

    /** Whether its renewal may start. */
    boolean isDue(long now) {
        return now - renewFrom >= 0;
    }

    boolean mayStillLive(long now) {
        return now - regenerateAfter < 0;
    }

    Duration usableFor(long now) {
        return Duration.ofNanos(deadFrom - now);
    }

    Duration expiresIn(long now) {
        return Duration.ofNanos(regenerateAfter - now);
    }
}
