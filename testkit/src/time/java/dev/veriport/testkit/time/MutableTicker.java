package dev.veriport.testkit.time;

import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Monotonic time that advances only when a test calls {@link #advance}. A waiting thread waits for its event or for
 * {@link #advance}, never for the time of day. Thread-safe.
 */
public final class MutableTicker implements Ticker {
    private static final long SAFETY_NANOS = TimeUnit.SECONDS.toNanos(30);

    /**
     * Begins one minute before a long overflows, as a real ticker may: code that compares readings by size fails at
     * once.
     */
    private static final long ORIGIN = Long.MAX_VALUE - TimeUnit.MINUTES.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Waiter> waiters = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(ORIGIN);
    private final boolean skipping;
    private int leapAt = Integer.MAX_VALUE;

    /** A ticker that advances only by {@link #advance}. */
    public MutableTicker() {
        this(false);
    }

    private MutableTicker(boolean skipping) {
        this.skipping = skipping;
    }

    /** A ticker that skips waits without an event, as before another attempt: the time advances at once. */
    public static MutableTicker skippingPauses() {
        return new MutableTicker(true);
    }

    private record Waiter(CompletableFuture<?> event, long untilNanos) {}

    @Override
    public long nanos() {
        return now.get();
    }

    /** The time that has passed since this ticker was made. */
    public Duration elapsed() {
        return Duration.ofNanos(now.get() - ORIGIN);
    }

    /**
     * Advances the time, and wakes all threads whose deadline is reached.
     *
     * @param time not negative
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("monotonic time does not go back");
        }
        lock.lock();
        try {
            now.addAndGet(time.toNanos());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * From now on, whenever at least {@code count} threads wait here, time leaps to the moment that the first of them waits
     * for.
     */
    public void leapWhenWaiting(int count) {
        lock.lock();
        try {
            leapAt = count;
            leap();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Blocks until this much time has passed, as a request under way does. */
    public void pass(Duration time) throws InterruptedException {
        await(new CompletableFuture<>(), now.get() + time.toNanos());
    }

    @Override
    public boolean await(CompletableFuture<?> event, long untilNanos) throws InterruptedException {
        CompletableFuture<?> unused = event.whenComplete((value, failure) -> wakeAll());
        Waiter me = new Waiter(event, untilNanos);
        lock.lockInterruptibly();
        try {
            waiters.add(me);
            leap();
            changed.signalAll();
            while (stillWaits(me)) {
                changed.await();
            }
            return event.isDone();
        } finally {
            waiters.remove(me);
            changed.signalAll();
            lock.unlock();
        }
    }

    @Override
    public void pause(long untilNanos) throws InterruptedException {
        if (skipping) {
            advance(Duration.ofNanos(Math.max(0, untilNanos - now.get())));
        } else {
            Ticker.super.pause(untilNanos);
        }
    }

    /**
     * Returns when exactly this many threads are waiting; fails after 30 seconds.
     *
     * @throws AssertionError after 30 seconds
     */
    public void awaitWaiters(int count) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = SAFETY_NANOS;
            while (waiting() != count) {
                if (left <= 0) {
                    throw new AssertionError(waiting() + " threads wait and not " + count);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes the lock, so that no wake-up is lost between a thread's check and its wait. */
    private void wakeAll() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void leap() {
        if (waiting() >= leapAt) {
            long reading = now.get();
            now.addAndGet(waiters.stream()
                    .filter(this::stillWaits)
                    .mapToLong(waiter -> waiter.untilNanos() - reading)
                    .min()
                    .orElse(0));
        }
    }

    private long waiting() {
        return waiters.stream().filter(this::stillWaits).count();
    }

    private boolean stillWaits(Waiter waiter) {
        return !waiter.event().isDone() && waiter.untilNanos() - now.get() > 0;
    }
}
