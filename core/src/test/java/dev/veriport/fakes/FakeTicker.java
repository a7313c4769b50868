package dev.veriport.fakes;

import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Time that passes when a test says so. It begins just before a long overflows, since tickers may. */
public final class FakeTicker implements Ticker {
    private static final long SAFETY_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Waiter> waiters = new ArrayList<>();
    private final long origin = Long.MAX_VALUE - Duration.ofMinutes(1).toNanos();
    private volatile long now = origin;
    private int leapAt = Integer.MAX_VALUE;

    private record Waiter(CompletableFuture<?> event, long until) {}

    @Override
    public long nanos() {
        return now;
    }

    /** What has passed since this was made. */
    public Duration elapsed() {
        return Duration.ofNanos(now - origin);
    }

    public void advance(Duration time) {
        advance(time.toNanos());
    }

    public void advance(long nanos) {
        lock.lock();
        try {
            now += nanos;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From here time leaps to the next moment somebody waits for, whenever this many wait. */
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

    /** Returns when exactly this many threads wait for something that has not come. */
    public void awaitWaiters(int count) throws InterruptedException {
        lock.lock();
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

    /** Waits for nothing but time, as a request under way does. */
    public void pass(Duration time) throws InterruptedException {
        await(new CompletableFuture<>(), nanos() + time.toNanos());
    }

    @Override
    public boolean await(CompletableFuture<?> event, long untilNanos) throws InterruptedException {
        event.whenComplete((value, failure) -> signal());
        Waiter me = new Waiter(event, untilNanos);
        lock.lockInterruptibly();
        try {
            waiters.add(me);
            leap();
            changed.signalAll();
            while (waits(me)) {
                changed.await();
            }
            return event.isDone();
        } finally {
            waiters.remove(me);
            changed.signalAll();
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void leap() {
        if (waiting() >= leapAt) {
            now += waiters.stream()
                    .filter(this::waits)
                    .mapToLong(waiter -> waiter.until() - now)
                    .min()
                    .orElse(0);
        }
    }

    private int waiting() {
        return (int) waiters.stream().filter(this::waits).count();
    }

    private boolean waits(Waiter waiter) {
        return !waiter.event().isDone() && waiter.until() - now > 0;
    }
}
