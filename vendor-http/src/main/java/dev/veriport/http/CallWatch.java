package dev.veriport.http;

import dev.veriport.time.Deadline;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/** One exchange of {@link CallWatches}. */
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

    void look() {
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
}
