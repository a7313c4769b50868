package dev.veriport.internal.token;

import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim.Stored;
import dev.veriport.token.ReusableToken;
import java.time.Duration;
import java.util.UUID;

/**
 * A token in use, with its two ends as readings of this process's ticker. The vendor began to count its life somewhere
 * between the request (t0) and the answer (t1). So it may be dead from {@code t0 + lifetime}, and is surely over at {@code
 * t1 + lifetime}.
 */
record HeldToken(StoredToken stored, ReusableToken token, long deadFrom, long regenerateAfter) {

    /** @param asked when the request went out; {@code answered} when its answer was in */
    static HeldToken fresh(ReusableToken token, boolean replacement, long asked, long answered) {
        StoredToken stored = new StoredToken(UUID.randomUUID().toString(), token.value(), replacement);
        long lifetime = token.lifetime().toNanos();
        return new HeldToken(stored, token, asked + lifetime, answered + lifetime);
    }

    /** What the store said was true at some moment between the two readings; the cautious one is taken for each end. */
    static HeldToken found(Stored found, long before, long after) {
        ReusableToken token = new ReusableToken(found.token().value(), found.usableFor());
        return new HeldToken(
                found.token(),
                token,
                before + found.usableFor().toNanos(),
                after + found.expiresIn().toNanos());
    }

    /** By identity: two issues are two tokens, whatever their text. */
    @SuppressWarnings("ReferenceEquality")
    boolean isHandedOutAs(ReusableToken seen) {
        return token == seen;
    }

    /** @param tokenTransitAllowance how long it may be on its way to the vendor, in nanoseconds */
    boolean isUsable(long now, long tokenTransitAllowance) {
        return now - (deadFrom - tokenTransitAllowance) < 0;
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
