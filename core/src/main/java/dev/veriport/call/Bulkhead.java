package dev.veriport.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** So many calls of one kind at once and no more; others wait their turn, within their deadline. */
final class Bulkhead {
    private final Ticker ticker;
    private final AtomicInteger free;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private volatile boolean somebodyWaits;

    /** Of somebody who waits. */
    private static final class Turn {
        private final CompletableFuture<Void> came = new CompletableFuture<>();
    }

    Bulkhead(Ticker ticker, int permits) {
        this.ticker = ticker;
        this.free = new AtomicInteger(permits);
    }

    /** Whoever comes back from here gives the permit back, whatever happens. */
    void acquire(Deadline deadline) {
        if (!somebodyWaits && take()) {
            return;
        }
        Turn turn = queue();
        serve(); // what was given back before anybody was seen waiting
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
        free.incrementAndGet();
        if (somebodyWaits) {
            serve();
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

    private Turn queue() {
        lock.lock();
        try {
            Turn turn = new Turn();
            waiting.add(turn);
            somebodyWaits = true;
            return turn;
        } finally {
            lock.unlock();
        }
    }

    /** Gives what is free to those who wait, in their order. */
    private void serve() {
        for (Turn next = next(); next != null; next = next()) {
            next.came.complete(null);
        }
    }

    private @Nullable Turn next() {
        lock.lock();
        try {
            if (waiting.isEmpty() || !take()) {
                return null;
            }
            Turn next = waiting.remove();
            somebodyWaits = !waiting.isEmpty();
            return next;
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
            somebodyWaits = !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
        if (!stillWaiting) {
            release();
        }
    }
}
