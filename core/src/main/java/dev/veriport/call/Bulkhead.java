package dev.veriport.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** So many calls of one kind at once and no more; others wait their turn, within their deadline. */
final class Bulkhead {
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private int free;

    /** Of somebody who waits. */
    private static final class Turn {
        private final CompletableFuture<Void> came = new CompletableFuture<>();
    }

    Bulkhead(Ticker ticker, int permits) {
        this.ticker = ticker;
        this.free = permits;
    }

    /** Whoever comes back from here gives the permit back, whatever happens. */
    void acquire(Deadline deadline) {
        Turn turn = takeOrQueue();
        if (turn == null) {
            return;
        }
        try {
            if (ticker.await(turn.came, deadline.atNanos())) {
                return;
            }
        } catch (InterruptedException interrupted) {
            leave(turn);
            Thread.currentThread().interrupt();
            throw VeriportException.of(ErrorCode.INTERRUPTED, "interrupted while waiting for other calls")
                    .build();
        }
        leave(turn);
        throw VeriportException.of(
                        ErrorCode.RATE_LIMITED, "too many calls are under way: raise max-connections, or wait")
                .build();
    }

    void release() {
        Turn next;
        lock.lock();
        try {
            next = waiting.poll();
            if (next == null) {
                free++;
            }
        } finally {
            lock.unlock();
        }
        if (next != null) {
            next.came.complete(null);
        }
    }

    private @Nullable Turn takeOrQueue() {
        lock.lock();
        try {
            if (free > 0) {
                free--;
                return null;
            }
            Turn turn = new Turn();
            waiting.add(turn);
            return turn;
        } finally {
            lock.unlock();
        }
    }

    /** A turn that came too late is the next one's. */
    private void leave(Turn turn) {
        boolean stillWaiting;
        lock.lock();
        try {
            stillWaiting = waiting.remove(turn);
        } finally {
            lock.unlock();
        }
        if (!stillWaiting) {
            release();
        }
    }
}
