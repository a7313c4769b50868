package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Closed for all callers of a vendor while it asks to be left alone. */
final class RetryAfterGate {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** Nobody asked for anything: the clock need not be looked at. */
    private static final long OPEN = Long.MIN_VALUE;

    private final Ticker ticker;
    private final AtomicLong opensAt = new AtomicLong(OPEN);

    RetryAfterGate(Ticker ticker) {
        this.ticker = ticker;
    }

    /** What a vendor asks for, within reason. */
    static Duration bounded(Duration asked) {
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    /** Closes it for as long as the answer asks, if it asks. */
    void heed(VeriportException failure) {
        boolean asks = failure.phase() == Phase.ANSWERED
                && (failure.code() == ErrorCode.RATE_LIMITED || failure.code() == ErrorCode.UNAVAILABLE);
        if (asks && failure.retryAfter().isPresent()) {
            long until = ticker.nanos() + bounded(failure.retryAfter().get()).toNanos();
            opensAt.accumulateAndGet(until, (known, asked) -> known == OPEN || asked - known > 0 ? asked : known);
        }
    }

    /** Waits until it is open; at once where it opens too late. */
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

    /** Waits for nothing but time. */
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
