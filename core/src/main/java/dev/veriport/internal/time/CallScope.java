package dev.veriport.internal.time;

import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * When the call that this thread is making began, so that vendors tried one after the other spend from one deadline.
 * Thread-safe.
 */
public final class CallScope {
    private final Ticker ticker;

    @SuppressWarnings("ThreadLocalUsage") // of one Veriport: a static one would be everybody's
    private final ThreadLocal<@Nullable Share> current = new ThreadLocal<>();

    public CallScope(Ticker ticker) {
        this.ticker = ticker;
    }

    private record Share(long begunAt, boolean another) {}

    /** A call that begins now. */
    public Begun begin() {
        return new Begun(ticker.nanos());
    }

    /** The deadline of what this thread calls next: from when its call began, or else from now. */
    public Deadline deadline(Duration timeout) {
        Share share = current.get();
        if (share == null) {
            return Deadline.after(ticker, timeout);
        }
        long all = timeout.toNanos();
        return new Deadline(ticker, share.begunAt() + (share.another() ? all / 3 * 2 : all));
    }

    /** One call, made at one vendor after the other. */
    public final class Begun {
        private final long at;

        private Begun(long at) {
            this.at = at;
        }

        /** @param another whether another vendor can take it; a third of the time is left for that one */
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
