package dev.veriport.http;

import dev.veriport.call.Deadline;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Ends an exchange when its time is up or its caller is interrupted: HttpClient by itself does neither while it reads
 * drop by drop. One timer for a vendor looks at each call under way every 10 ms.
 */
final class CallWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 10;

    enum End {
        DEADLINE,
        INTERRUPT
    }

    private final Thread caller = Thread.currentThread();
    private final Deadline deadline;
    private final Cancellable exchange;
    private final ScheduledFuture<?> looking;
    private volatile @Nullable End ended;

    CallWatch(ScheduledThreadPoolExecutor timer, Deadline deadline, Cancellable exchange) {
        this.deadline = deadline;
        this.exchange = exchange;
        this.looking = timer.scheduleAtFixedRate(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    static ScheduledThreadPoolExecutor timer(String name) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    private void look() {
        if (ended != null) {
            return;
        }
        if (caller.isInterrupted()) {
            end(End.INTERRUPT);
        } else if (deadline.isOver()) {
            end(End.DEADLINE);
        }
    }

    private void end(End why) {
        ended = why;
        exchange.cancel();
    }

    /** Why the exchange was ended, if this ended it. */
    @Nullable
    End ended() {
        return ended;
    }

    @Override
    public void close() {
        looking.cancel(false);
    }
}
