package dev.veriport.internal.time;

import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What bounds the current thread's call beside its own timeout: its start time, so that vendors tried in sequence share
 * one deadline, and a limit. Thread-safe.
 */
public final class CallScope {
    private final Ticker ticker;

    @SuppressWarnings("ThreadLocalUsage") // one for each Veriport: a static field would be shared by all
    private final ThreadLocal<@Nullable Share> current = new ThreadLocal<>();

    @SuppressWarnings("ThreadLocalUsage") // as above
    private final ThreadLocal<@Nullable Deadline> limit = new ThreadLocal<>();

    public CallScope(Ticker ticker) {
        this.ticker = ticker;
    }

    private record Share(long begunAt, boolean another) {}

    /** Begins a call now. */
    public Started begin() {
        return new Started(ticker.nanos());
    }

    /** The deadline for this thread's next request: measured from the start of its call, or from now outside of a call. */
    public Deadline deadline(Duration timeout) {
        Deadline own = ownDeadline(timeout);
        Deadline latest = limit.get();
        return latest != null && latest.atNanos() - own.atNanos() < 0 ? latest : own;
    }

    /** Runs a step whose requests all end within this time. */
    public <T> T within(Duration time, Supplier<T> step) {
        limit.set(Deadline.after(ticker, time));
        try {
            return step.get();
        } finally {
            limit.remove();
        }
    }

    private Deadline ownDeadline(Duration timeout) {
        Share share = current.get();
        if (share == null) {
            return Deadline.after(ticker, timeout);
        }
        long all = timeout.toNanos();
        return new Deadline(ticker, share.begunAt() + (share.another() ? all / 3 * 2 : all));
    }

    /** One call that is tried at several vendors in sequence. */
    public final class Started {
        private final long at;

        private Started(long at) {
            this.at = at;
        }

        /** @param another whether another vendor can be tried after this one; a third of the time is reserved for it */
        public <T> T call(boolean another, Supplier<T> step) {
            current.set(new Share(at, another));
            try {
                return step.get();
            } finally {
                current.remove();
            }
        }
    }
}
