package dev.veriport.internal.time;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work that does not end with the caller who wanted it: a token already asked for, a result that exists once. One
 * thread a task and none when there is no task. Thread-safe.
 */
public final class DetachedTasks implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closing;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** @param name what its threads are called after; not a secret */
    public DetachedTasks(String name) {
        this.name = name;
    }

    /** @throws VeriportException {@link ErrorCode#UNAVAILABLE} when this is closed */
    public void start(String task, Runnable work) {
        if (!startUnlessClosed(task, work)) {
            throw closedFailure();
        }
    }

    /** @return false when this is closed, and nothing is started */
    public boolean startUnlessClosed(String task, Runnable work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } finally {
                        running.remove(Thread.currentThread());
                    }
                },
                "veriport-" + name + "-" + task);
        thread.setDaemon(true);
        lock.lock();
        try {
            if (!closing) {
                running.add(thread);
                try {
                    thread.start();
                } catch (Error noMoreThreads) {
                    running.remove(thread);
                    throw noMoreThreads;
                }
            }
            return !closing;
        } finally {
            lock.unlock();
        }
    }

    /** Happens when this is closed; what a task waits on beside its own event. */
    public CompletableFuture<Void> closed() {
        return closed;
    }

    /** What whoever still waits is told when this is closed. */
    public static VeriportException closedFailure() {
        return VeriportException.notSent(ErrorCode.UNAVAILABLE, "this Veriport is closed: create another")
                .build();
    }

    /** Interrupts what is under way and waits for its end. */
    @Override
    public void close() {
        lock.lock(); // whatever is in running has been started then, and nothing comes to it
        try {
            closing = true;
        } finally {
            lock.unlock();
        }
        closed.complete(null);
        running.forEach(Thread::interrupt);
        long until = Ticker.system().nanos() + PATIENCE.toNanos();
        for (Thread thread : running) {
            try {
                thread.join(Math.max(
                        1, Duration.ofNanos(until - Ticker.system().nanos()).toMillis()));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
