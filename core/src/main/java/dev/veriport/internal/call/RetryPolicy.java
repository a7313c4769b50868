package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.spi.Operation;
import dev.veriport.spi.RetrySemantics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Decides about another attempt, by the retry semantics of the operation and the phase of the failure. */
final class RetryPolicy {
    private static final long SHORTEST = Duration.ofMillis(200).toNanos();
    private static final long LONGEST = Duration.ofSeconds(5).toNanos();

    private RetryPolicy() {}

    /**
     * Whether another attempt follows.
     *
     * @param made the number of attempts so far
     * @return the time to wait before the next attempt; empty when there is none
     */
    static Optional<Duration> next(Operation operation, int made, VeriportException failure) {
        boolean again = operation.isTriedAgain()
                && made < operation.retrySemantics().attempts()
                && isWorthwhile(operation.retrySemantics(), made, failure);
        return again ? Optional.of(wait(made, failure)) : Optional.empty();
    }

    private static boolean isWorthwhile(RetrySemantics retrySemantics, int made, VeriportException failure) {
        ErrorCode code = failure.code();
        boolean trouble = code == ErrorCode.UNAVAILABLE || code == ErrorCode.TIMEOUT;
        if (failure.phase() == Phase.NOT_SENT) {
            return trouble;
        }
        if (code == ErrorCode.RATE_LIMITED) {
            return retrySemantics != RetrySemantics.ONE_SHOT; // the vendor says that it did not process the request
        }
        boolean unreadable = code == ErrorCode.MALFORMED_RESPONSE && made == 1;
        return retrySemantics.isHarmlessToRepeat() && failure.vendorSaysRetry().orElse(trouble || unreadable);
    }

    /** A random time between the shortest wait and the ceiling, and at least what {@code Retry-After} says. */
    private static Duration wait(int made, VeriportException failure) {
        long ceiling = Math.min(LONGEST, SHORTEST << made);
        Duration jitter = Duration.ofNanos(ThreadLocalRandom.current().nextLong(SHORTEST, ceiling + 1));
        return failure.retryAfter()
                .map(RetryAfterGate::bounded)
                .filter(asked -> asked.compareTo(jitter) > 0)
                .orElse(jitter);
    }
}
