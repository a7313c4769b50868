package dev.veriport.http;

import dev.veriport.time.Deadline;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * Ends exchanges when their deadline passes or their caller is interrupted. HttpClient does neither while it reads a
 * response slowly. One thread for each vendor checks every call in progress each 10 ms. The thread ends when there are
 * no calls. No call waits for it. Thread-safe.
 */
final class CallWatches implements AutoCloseable {
    private final Set<CallWatch> inProgress = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean running = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor timer;
    private final long periodMillis;
    private final int maxIdleChecks;

    CallWatches(String name) {
        this(name, 10, 100);
    }

    /**
     * @param periodMillis the time between two checks, in milliseconds
     * @param maxIdleChecks the thread stops after so many checks without a call
     */
    CallWatches(String name, long periodMillis, int maxIdleChecks) {
        this.periodMillis = periodMillis;
        this.maxIdleChecks = maxIdleChecks;
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /**
     * Begins to watch an exchange. The caller ends the watch with {@link #end}.
     *
     * @throws RejectedExecutionException when this is closed
     */
    CallWatch begin(Deadline deadline, Cancellable exchange) {
        if (timer.isShutdown()) {
            throw new RejectedExecutionException("closed");
        }
        CallWatch watch = new CallWatch(deadline, exchange);
        inProgress.add(watch);
        wake();
        return watch;
    }

    void end(CallWatch watch) {
        inProgress.remove(watch);
    }

    boolean isRunning() {
        return running.get();
    }

    private void wake() {
        if (!running.get() && running.compareAndSet(false, true)) {
            schedule(0);
        }
    }

    private void check(int idleChecks) {
        try {
            inProgress.forEach(CallWatch::check);
        } finally {
            int idle = inProgress.isEmpty() ? idleChecks + 1 : 0;
            if (idle < maxIdleChecks) {
                schedule(idle);
            } else {
                stop();
            }
        }
    }

    private void stop() {
        running.set(false);
        if (!inProgress.isEmpty()) { // a call began meanwhile
            wake();
        }
    }

    private void schedule(int idleChecks) {
        ScheduledFuture<?> unused = timer.schedule(() -> check(idleChecks), periodMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
