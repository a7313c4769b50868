package dev.veriport.internal.store;

import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Deletes a vault's expired answers in the background. Runs one thread while an answer is stored, none otherwise. */
final class VaultSweeper {
    private final Ticker ticker;
    private final DetachedTasks detachedTasks;
    private final Supplier<Optional<Duration>> sweep;
    private final AtomicBoolean sweeping = new AtomicBoolean();

    /** @param sweep deletes expired answers, and returns the time until the next one expires */
    VaultSweeper(Ticker ticker, DetachedTasks detachedTasks, Supplier<Optional<Duration>> sweep) {
        this.ticker = ticker;
        this.detachedTasks = detachedTasks;
        this.sweep = sweep;
    }

    /** An answer was stored. */
    void wake() {
        if (sweeping.compareAndSet(false, true) && !detachedTasks.startUnlessClosed("vault", this::sweepUntilEmpty)) {
            sweeping.set(false);
        }
    }

    /** Checks again after the flag is cleared, so that an answer stored in between is not missed. */
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
