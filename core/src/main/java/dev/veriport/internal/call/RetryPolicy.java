package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.spi.Operation;
import dev.veriport.spi.RetrySemantics;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** What is tried again, and when: by what a repeat would do and how far the request had come. */
final class RetryPolicy {
    private static final long SHORTEST = Duration.ofMillis(200).toNanos();
    private static final long LONGEST = Duration.ofSeconds(5).toNanos();

    private RetryPolicy() {}

    /**
     * @param made how many attempts there were
     * @return how long to wait before the next; nothing where there is none
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
            return retrySemantics != RetrySemantics.ONE_SHOT; // the vendor says that it did nothing
        }
        boolean unreadable = code == ErrorCode.MALFORMED_RESPONSE && made == 1;
        return retrySemantics.isHarmlessToRepeat() && (trouble || unreadable);
    }

    /** Full jitter, and no less than the vendor asks for. */
    private static Duration wait(int made, VeriportException failure) {
        long ceiling = Math.min(LONGEST, SHORTEST << made);
        Duration jitter = Duration.ofNanos(ThreadLocalRandom.current().nextLong(SHORTEST, ceiling + 1));
        return failure.retryAfter()
                .map(RetryAfterGate::bounded)
                .filter(asked -> asked.compareTo(jitter) > 0)
                .orElse(jitter);
    }
}
