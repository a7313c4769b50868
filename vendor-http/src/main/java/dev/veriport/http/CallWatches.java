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
 * Ends exchanges when their time is up or their caller is interrupted: HttpClient by itself does neither while it reads
 * drop by drop. One thread for a vendor looks at each call under way every 10 ms; it is there while there are calls, and
 * no call waits for it or wakes it.
 */
final class CallWatches implements AutoCloseable {
    private final Set<CallWatch> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor timer;
    private final long periodMillis;
    private final int fetchTimeout;

    CallWatches(String name) {
        this(name, 10, 100);
    }

    /** @param fetchTimeout after so many looks at nothing nobody looks any more */
    CallWatches(String name, long periodMillis, int fetchTimeout) {
        this.periodMillis = periodMillis;
        this.fetchTimeout = fetchTimeout;
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /**
     * To be ended by whoever begins it.
     *
     * @throws RejectedExecutionException when this is closed
     */
    CallWatch begin(Deadline deadline, Cancellable exchange) {
        if (timer.isShutdown()) {
            throw new RejectedExecutionException("closed");
        }
        CallWatch watch = new CallWatch(deadline, exchange);
        underWay.add(watch);
        wake();
        return watch;
    }

    void end(CallWatch watch) {
        underWay.remove(watch);
    }

    boolean isLooking() {
        return looking.get();
    }

    private void wake() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            lookAgain(0);
        }
    }

    private void look(int atNothing) {
        try {
            underWay.forEach(CallWatch::look);
        } finally {
            int quiet = underWay.isEmpty() ? atNothing + 1 : 0;
            if (quiet < fetchTimeout) {
                lookAgain(quiet);
            } else {
                stop();
            }
        }
    }

    private void stop() {
        looking.set(false);
        if (!underWay.isEmpty()) { // came in between
            wake();
        }
    }

    private void lookAgain(int atNothing) {
        ScheduledFuture<?> unused = timer.schedule(() -> look(atNothing), periodMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
