package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * So many calls of one kind at once and no more; others wait their turn, within their deadline, first come, first served.
 * Without locks: in a crowd, whoever is done would wait for one to say so.
 */
final class Bulkhead {
    private final Ticker ticker;

    /** Permits that are free; below zero, how many turns are waited for or were left. */
    private final AtomicInteger free;

    private final Queue<CompletableFuture<Void>> turns = new ConcurrentLinkedQueue<>();

    Bulkhead(Ticker ticker, int permits) {
        this.ticker = ticker;
        this.free = new AtomicInteger(permits);
    }

    /** Whoever comes back from here gives the permit back, whatever happens. */
    void acquire(Deadline deadline) {
        if (take()) {
            return;
        }
        CompletableFuture<Void> turn = new CompletableFuture<>();
        turns.add(turn); // before it counts, so whoever finds it counted finds it there
        if (free.getAndDecrement() > 0) {
            handOver();
        }
        try {
            if (ticker.await(turn, deadline.atNanos())) {
                return;
            }
        } catch (InterruptedException interrupted) {
            leave(turn);
            Thread.currentThread().interrupt();
            throw VeriportException.notSent(ErrorCode.INTERRUPTED, "interrupted while waiting for other calls")
                    .build();
        }
        leave(turn);
        throw VeriportException.notSent(
                        ErrorCode.RATE_LIMITED, "too many calls are under way: raise max-connections, or wait")
                .build();
    }

    void release() {
        if (free.getAndIncrement() < 0) {
            handOver();
        }
    }

    private boolean take() {
        int now = free.get();
        while (now > 0) {
            if (free.compareAndSet(now, now - 1)) {
                return true;
            }
            now = free.get();
        }
        return false;
    }

    /** Gives the permit in hand to the one who has waited longest; a turn that was left is passed over. */
    private void handOver() {
        while (!turns.remove().complete(null)) {
            if (free.getAndIncrement() >= 0) {
                return;
            }
        }
    }

    /** A turn that came too late is the next one's. */
    private void leave(CompletableFuture<Void> turn) {
        if (!turn.cancel(false)) {
            release();
        }
    }
}
