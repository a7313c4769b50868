package dev.veriport.internal.time;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * Runs tasks that continue when their caller has stopped waiting, such as a request for a token that is already
 * billed, or for a single-use answer. Each task has a thread of its own; there is no thread without a task.
 * Thread-safe.
 */
public final class DetachedTasks implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final String name;
    private final UnaryOperator<Runnable> inCallersContext;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closing;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** @param name the prefix of the threads' names; not a secret */
    public DetachedTasks(String name) {
        this(name, UnaryOperator.identity());
    }

    /**
     * @param name the prefix of the threads' names; not a secret
     * @param inCallersContext takes what the calling thread is bound to into the task's thread
     */
    public DetachedTasks(String name, UnaryOperator<Runnable> inCallersContext) {
        this.name = name;
        this.inCallersContext = inCallersContext;
    }

    /**
     * Starts a task for the caller, who waits for it.
     *
     * @throws VeriportException {@link ErrorCode#UNAVAILABLE} when this is closed
     */
    public void start(String task, Runnable work) {
        if (!startUnlessClosed(task, inCallersContext.apply(work))) {
            throw closedFailure();
        }
    }

    /**
     * Starts a task that belongs to no caller.
     *
     * @return false when this is closed, and nothing is started
     */
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

    /** Completes when this is closed. A task that waits for an event waits for this too. */
    public CompletableFuture<Void> closed() {
        return closed;
    }

    /** The failure for callers that still wait when this is closed. */
    public static VeriportException closedFailure() {
        return VeriportException.notSent(ErrorCode.UNAVAILABLE, "this Veriport is closed: create another")
                .build();
    }

    /**
     * Starts no more tasks, and waits until the running ones have ended: what has sent a request may still store its answer. After
     * 5 s it interrupts those that are left, and waits for up to 5 s again.
     */
    @Override
    public void close() {
        lock.lock(); // afterwards every task in running has been started, and no task is added
        try {
            closing = true;
        } finally {
            lock.unlock();
        }
        closed.complete(null);
        awaitEnd();
        running.forEach(Thread::interrupt);
        awaitEnd();
    }

    private void awaitEnd() {
        long until = Ticker.system().nanos() + CLOSE_TIMEOUT.toNanos();
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
