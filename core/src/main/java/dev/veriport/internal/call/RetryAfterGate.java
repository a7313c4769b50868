package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Holds back all calls of a vendor for as long as its {@code Retry-After} says. Thread-safe. */
final class RetryAfterGate {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** The vendor has asked for no wait; {@link #pass} then does not read the clock. */
    private static final long OPEN = Long.MIN_VALUE;

    private final Ticker ticker;
    private final AtomicLong opensAt = new AtomicLong(OPEN);

    RetryAfterGate(Ticker ticker) {
        this.ticker = ticker;
    }

    /** What a vendor asks for, 15 minutes at most. */
    static Duration bounded(Duration asked) {
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    /** Closes the gate for as long as the answer asks; an answer that asks for nothing changes nothing. */
    void closeAsAsked(VeriportException failure) {
        boolean asks = failure.phase() == Phase.ANSWERED
                && (failure.code() == ErrorCode.RATE_LIMITED || failure.code() == ErrorCode.UNAVAILABLE);
        if (asks && failure.retryAfter().isPresent()) {
            long until = ticker.nanos() + bounded(failure.retryAfter().get()).toNanos();
            opensAt.accumulateAndGet(until, (known, asked) -> known == OPEN || asked - known > 0 ? asked : known);
        }
    }

    /** Waits until the gate is open; fails at once when it opens after the deadline. */
    void pass(Deadline deadline) {
        long until = opensAt.get();
        while (until != OPEN && until - ticker.nanos() > 0) {
            if (until - deadline.atNanos() >= 0) {
                throw VeriportException.notSent(ErrorCode.RATE_LIMITED, "the vendor asks to wait: try again after that")
                        .retryAfter(Duration.ofNanos(until - ticker.nanos()))
                        .build();
            }
            pause(ticker, until);
            until = opensAt.get();
        }
        if (until != OPEN) {
            opensAt.compareAndSet(until, OPEN);
        }
    }

    /** Whether {@link #pass} would wait now. */
    boolean isClosed() {
        long until = opensAt.get();
        return until != OPEN && until - ticker.nanos() > 0;
    }

    /** Waits until the time has come. */
    static void pause(Ticker ticker, long until) {
        try {
            ticker.pause(until);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw VeriportException.notSent(ErrorCode.INTERRUPTED, "interrupted while waiting to call the vendor")
                    .build();
        }
    }
}
