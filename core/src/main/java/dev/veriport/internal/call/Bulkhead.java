package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Limits how many calls of one kind are in progress. Further calls wait until their deadline; the first to wait is the first
 * to go on. It has no lock: a call that ends must not wait for one. Thread-safe.
 *
 * <p>The free permits lie in several shares, because memory that every core writes moves between them at every write. A
 * thread takes from its own share and gives back to it, and takes from the others when its own is empty.
 */
final class Bulkhead {
    private static final int SHARES = 8;

    /** From one share to the next, in ints: two cache lines, since processors fetch them in pairs. */
    private static final int APART = 32;

    private final Ticker ticker;

    /** The free permits of each share; the first lies behind the array's own head. */
    private final AtomicIntegerArray free = new AtomicIntegerArray((SHARES + 1) * APART);

    private final Queue<CompletableFuture<Void>> turns = new ConcurrentLinkedQueue<>();

    Bulkhead(Ticker ticker, int permits) {
        this.ticker = ticker;
        for (int i = 0; i < permits; i++) {
            free.incrementAndGet(at(i % SHARES));
        }
    }

    private static int at(int share) {
        return (1 + share) * APART;
    }

    /** Takes a permit. The caller releases it, whatever happens. */
    void acquire(Deadline deadline) {
        if (turns.isEmpty() && take()) {
            return;
        }
        CompletableFuture<Void> turn = new CompletableFuture<>();
        turns.add(turn);
        handOver(); // a permit that was given back before the turn was in the queue
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

    /** Gives a permit back. */
    void release() {
        free.getAndIncrement(own());
        handOver();
    }

    private static int own() {
        return at((int) (Thread.currentThread().getId() % SHARES));
    }

    private boolean take() {
        return takeFrom(own()) || takeFromAnother();
    }

    private boolean takeFromAnother() {
        for (int share = 0; share < SHARES; share++) {
            if (takeFrom(at(share))) {
                return true;
            }
        }
        return false;
    }

    private boolean takeFrom(int share) {
        int now = free.get(share);
        while (now > 0 && !free.compareAndSet(share, now, now - 1)) {
            now = free.get(share);
        }
        return now > 0;
    }

    /**
     * Gives free permits to the turns that have waited longest. A cancelled turn is skipped. It runs after every permit that
     * is given back and after every turn that is added, so no turn waits beside a free permit.
     */
    private void handOver() {
        while (!turns.isEmpty() && take()) {
            CompletableFuture<Void> turn = turns.poll();
            if (turn == null || !turn.complete(null)) {
                free.getAndIncrement(own());
            }
        }
    }

    /** Cancels a turn. Where its permit came in the meantime, it is given back. */
    private void leave(CompletableFuture<Void> turn) {
        if (!turn.cancel(false)) {
            release();
        }
    }
}
