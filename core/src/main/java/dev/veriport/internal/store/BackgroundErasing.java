package dev.veriport.internal.store;

import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.store.ResultVault;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases what is over in a store, in the store's bounded steps with pauses between them: answers that no redemption follows, and
 * expired tokens, too. Its thread begins when the store is opened, and ends when Veriport is closed. The first step comes after a
 * pause, so that opening connects to nothing.
 */
public final class BackgroundErasing {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundErasing.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(1);
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(50);

    private final BooleanSupplier step;
    private final Ticker ticker;
    private final DetachedTasks detachedTasks;

    private BackgroundErasing(BooleanSupplier step, Ticker ticker, DetachedTasks detachedTasks) {
        this.step = step;
        this.ticker = ticker;
        this.detachedTasks = detachedTasks;
    }

    /**
     * Begins.
     *
     * @param step as {@link ResultVault#eraseExpired}
     */
    public static void start(BooleanSupplier step, Ticker ticker, DetachedTasks detachedTasks) {
        BackgroundErasing erasing = new BackgroundErasing(step, ticker, detachedTasks);
        detachedTasks.startUnlessClosed("vault", erasing::eraseUntilClosed);
    }

    private void eraseUntilClosed() {
        try {
            Duration pause = BETWEEN_ROUNDS;
            while (!ticker.await(detachedTasks.closed(), ticker.nanos() + pause.toNanos())) {
                pause = hasMore() ? BETWEEN_STEPS : BETWEEN_ROUNDS;
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasMore() {
        try {
            return step.getAsBoolean();
        } catch (RuntimeException tryLater) {
            LOG.debug("nothing was erased in the store", tryLater);
            return false;
        }
    }
}
