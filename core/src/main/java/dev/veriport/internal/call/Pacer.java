package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Spaces the requests of one account evenly: at 5 a second a slot begins every 200 ms, and each request takes one. Slots that
 * nobody took are not saved up: vendors count in windows whose begin nobody knows, so a burst could exceed the rate in one of
 * them. A slot that was taken and not used is lost, because later slots are promised already. Has no thread and no lock.
 * Thread-safe.
 */
public final class Pacer {
    private static final BigDecimal SECOND = BigDecimal.valueOf(TimeUnit.SECONDS.toNanos(1));

    private final Ticker ticker;

    /** From one slot to the next, in nanoseconds; 0 for no limit. */
    private final long interval;

    /** When the next slot begins; it may lie in the past. */
    private final AtomicLong nextFree;

    private Pacer(Ticker ticker, long interval) {
        this.ticker = ticker;
        this.interval = interval;
        this.nextFree = new AtomicLong(ticker.nanos());
    }

    /** @param requests in a second, from 0.001 */
    public static Pacer perSecond(Ticker ticker, BigDecimal requests) {
        long interval =
                SECOND.divide(requests, 0, RoundingMode.CEILING).longValueExact(); // rounded up: never above the rate
        return new Pacer(ticker, interval);
    }

    /** Lets every request pass at once. */
    public static Pacer unlimited() {
        return new Pacer(Ticker.system(), 0);
    }

    /**
     * Takes the next slot and waits until it begins.
     *
     * @throws VeriportException {@link ErrorCode#RATE_LIMITED} at once, with the time to wait, when the next slot begins after
     *     the deadline; no slot is taken then. {@link ErrorCode#INTERRUPTED} when the wait is interrupted; the slot is lost.
     */
    void awaitSlot(Deadline deadline) {
        if (interval == 0) {
            return;
        }
        long slot = take(deadline);
        while (slot - ticker.nanos() > 0) {
            RetryAfterGate.pause(ticker, slot);
        }
    }

    private long take(Deadline deadline) {
        while (true) {
            long free = nextFree.get();
            long now = ticker.nanos();
            boolean isFreeNow = free - now <= 0;
            long slot = isFreeNow ? now : free;
            if (slot - deadline.atNanos() >= 0) {
                throw isFreeNow ? CallFailures.deadlinePassed() : tooMany(Duration.ofNanos(slot - now));
            }
            if (nextFree.compareAndSet(free, slot + interval)) {
                return slot;
            }
        }
    }

    private static VeriportException tooMany(Duration wait) {
        return VeriportException.notSent(
                        ErrorCode.RATE_LIMITED,
                        "too many requests wait for their slot of requests-per-second: raise it, or try again later")
                .retryAfter(wait)
                .build();
    }
}
