package dev.veriport.http;

import dev.veriport.time.Deadline;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/** Watches one exchange for {@link CallWatches}. Thread-safe. */
final class CallWatch {
    enum End {
        DEADLINE,
        INTERRUPT
    }

    private final Thread caller = Thread.currentThread();
    private final Deadline deadline;
    private final Cancellable exchange;
    private volatile @Nullable End ended;

    CallWatch(Deadline deadline, Cancellable exchange) {
        this.deadline = deadline;
        this.exchange = exchange;
    }

    void check() {
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

    /** Why this watch ended the exchange; null when it did not. */
    @Nullable
    End ended() {
        return ended;
    }
}
