package dev.veriport.testkit.memory;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The erasures at the vendor. Thread-safe. */
final class InMemoryErasures {
    private final Map<String, Due> requested = new ConcurrentHashMap<>();
    private volatile Duration delay = Duration.ZERO;

    private record Due(long atNanos, Instant at) {}

    /** How long erasures take from now on. */
    void delay(Duration later) {
        delay = later;
    }

    /**
     * Requests an erasure, unless it was requested before.
     *
     * @return when it is due; empty when it is done
     */
    Optional<Instant> request(String id, long nowNanos, Instant now) {
        Due due = requested.computeIfAbsent(id, first -> new Due(nowNanos + delay.toNanos(), now.plus(delay)));
        return isDone(id, nowNanos) ? Optional.empty() : Optional.of(due.at());
    }

    /** Whether an erasure was requested, and its time is over. */
    boolean isDone(String id, long nowNanos) {
        Due due = requested.get(id);
        return due != null && due.atNanos() - nowNanos <= 0;
    }

    /** The answer to whatever is asked about an erased verification. */
    static VeriportException erased() {
        return VeriportException.of(ErrorCode.NOT_FOUND, "the verification was erased")
                .reason(ReasonCode.ERASED)
                .httpStatus(410)
                .build();
    }
}
