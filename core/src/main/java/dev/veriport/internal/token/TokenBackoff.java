package dev.veriport.internal.token;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** How long the vendor is left alone after it gave no token. */
final class TokenBackoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST_JITTER = Duration.ofSeconds(60);
    static final Duration LONGEST = Duration.ofMinutes(15);

    /** What never reached the vendor, or was stopped by us, says nothing about asking again. */
    private static final Set<ErrorCode> OURS =
            EnumSet.of(ErrorCode.BUDGET_EXHAUSTED, ErrorCode.CIRCUIT_OPEN, ErrorCode.INTERRUPTED);

    private static final Set<ErrorCode> REFUSED = EnumSet.of(ErrorCode.AUTHENTICATION, ErrorCode.PERMISSION);

    private TokenBackoff() {}

    /**
     * Full jitter from one second to a minute, what the vendor asks for at least; refused credentials are not tried for
     * a quarter of an hour.
     *
     * @param failures that came before this one
     * @return nothing where the next caller may ask at once
     */
    static Optional<Duration> after(VeriportException failure, int failures, RandomGenerator random) {
        if (OURS.contains(failure.code())) {
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

    /** Whether everybody is told to wait for what this failure says. */
    static boolean leavesAlone(VeriportException failure) {
        return failure.retryAfter().isPresent() && !OURS.contains(failure.code());
    }

    private static Duration jitter(int failures, RandomGenerator random) {
        long ceiling = FIRST.toNanos() << Math.min(failures + 1, 6);
        long spread = Math.min(LONGEST_JITTER.toNanos(), ceiling) - FIRST.toNanos();
        return FIRST.plusNanos(random.nextLong(spread + 1));
    }
}
