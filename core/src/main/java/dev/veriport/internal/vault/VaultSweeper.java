package dev.veriport.internal.vault;

import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Has a vault erase what is over though nobody calls: one thread while something is kept, none otherwise. */
final class VaultSweeper {
    private final Ticker ticker;
    private final DetachedTasks detachedTasks;
    private final Supplier<Optional<Duration>> sweep;
    private final AtomicBoolean sweeping = new AtomicBoolean();

    /** @param sweep erases what is over, and says how long the oldest of what is left is to be kept */
    VaultSweeper(Ticker ticker, DetachedTasks detachedTasks, Supplier<Optional<Duration>> sweep) {
        this.ticker = ticker;
        this.detachedTasks = detachedTasks;
        this.sweep = sweep;
    }

    /** Something is kept now. */
    void wake() {
        if (sweeping.compareAndSet(false, true) && !detachedTasks.startUnlessClosed("vault", this::sweepUntilEmpty)) {
            sweeping.set(false);
        }
    }

    /** What is kept after the last look and before the flag is down is seen by another look. */
    private void sweepUntilEmpty() {
        try {
            do {
                for (Optional<Duration> next = sweep.get(); next.isPresent(); next = sweep.get()) {
                    long until = ticker.nanos() + next.get().toNanos();
                    if (ticker.await(detachedTasks.closed(), until)) {
                        return;
                    }
                }
                sweeping.set(false);
            } while (sweep.get().isPresent() && sweeping.compareAndSet(false, true));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
