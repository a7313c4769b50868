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
 * Limits how many calls of one kind are in progress. Further calls wait until their deadline; the first to wait is the first
 * to go on. It has no lock: a call that ends must not wait for one. Thread-safe.
 */
final class Bulkhead {
    private final Ticker ticker;

    /** The number of free permits; below zero, the number of turns in the queue. */
    private final AtomicInteger free;

    private final Queue<CompletableFuture<Void>> turns = new ConcurrentLinkedQueue<>();

    Bulkhead(Ticker ticker, int permits) {
        this.ticker = ticker;
        this.free = new AtomicInteger(permits);
    }

    /** Takes a permit. The caller releases it, whatever happens. */
    void acquire(Deadline deadline) {
        if (take()) {
            return;
        }
        CompletableFuture<Void> turn = new CompletableFuture<>();
        turns.add(turn); // before it is counted: a counted turn is in the queue
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
                        ErrorCode.RATE_LIMITED, "too many calls are in progress: raise max-connections, or wait")
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

    /** Gives the permit to the turn that has waited longest. A cancelled turn is skipped. */
    private void handOver() {
        while (!turns.remove().complete(null)) {
            if (free.getAndIncrement() >= 0) {
                return;
            }
        }
    }

    /** Cancels a turn. Where its permit came in the meantime, the next turn gets the permit. */
    private void leave(CompletableFuture<Void> turn) {
        if (!turn.cancel(false)) {
            release();
        }
    }
}
