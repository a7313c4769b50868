package dev.veriport.internal.token;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** How long no token is requested after a failure. */
final class TokenBackoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST_JITTER = Duration.ofSeconds(60);
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final Set<ErrorCode> OURS =
            EnumSet.of(ErrorCode.BUDGET_EXHAUSTED, ErrorCode.CIRCUIT_OPEN, ErrorCode.INTERRUPTED);

    private static final Set<ErrorCode> REFUSED = EnumSet.of(ErrorCode.AUTHENTICATION, ErrorCode.PERMISSION);

    private TokenBackoff() {}

    /**
     * A random time between the shortest wait, one second, and a ceiling that doubles up to a minute; at least what the vendor's
     * {@code Retry-After} says. After refused credentials 15 minutes.
     *
     * @param failures the number of earlier failures
     * @return empty when the next caller may request a token at once
     */
    static Optional<Duration> after(VeriportException failure, int failures, RandomGenerator random) {
        if (isOurs(failure)) {
            return Optional.empty();
        }
        if (REFUSED.contains(failure.code())) {
            return Optional.of(LONGEST);
        }
        Duration jitter = jitter(failures, random);
        Duration wanted = failure.retryAfter()
                .filter(asked -> asked.compareTo(jitter) > 0)
                .orElse(jitter);
        return Optional.of(wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted);
    }

    /** Whether all callers must wait for the failure's {@code retryAfter}. */
    static boolean leavesAlone(VeriportException failure) {
        return failure.retryAfter().isPresent() && !isOurs(failure);
    }

    /** Failures that never reached the vendor, or that we caused, need no wait, here or in another process. */
    private static boolean isOurs(VeriportException failure) {
        boolean refusedByOurLimit = failure.code() == ErrorCode.RATE_LIMITED && failure.phase() == Phase.NOT_SENT;
        return refusedByOurLimit || OURS.contains(failure.code());
    }

    private static Duration jitter(int failures, RandomGenerator random) {
        long ceiling = FIRST.toNanos() << Math.min(failures + 1, 6);
        long spread = Math.min(LONGEST_JITTER.toNanos(), ceiling) - FIRST.toNanos();
        return FIRST.plusNanos(random.nextLong(spread + 1));
    }
}
