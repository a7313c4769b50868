package dev.veriport.internal.store;

import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultPage;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A vault that erases what is over in the background, in the store's bounded steps with pauses between them. Its thread begins
 * with the first redemption, and ends when Veriport is closed. Thread-safe.
 */
public final class BackgroundErasing implements ResultVault {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundErasing.class);
    private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(1);
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(50);

    private final ResultVault vault;
    private final Ticker ticker;
    private final DetachedTasks detachedTasks;
    private final AtomicBoolean isStarted = new AtomicBoolean();

    public BackgroundErasing(ResultVault vault, Ticker ticker, DetachedTasks detachedTasks) {
        this.vault = vault;
        this.ticker = ticker;
        this.detachedTasks = detachedTasks;
    }

    @Override
    public VaultIntent begin(VaultKey key, String owner) {
        if (isStarted.compareAndSet(false, true)) {
            detachedTasks.startUnlessClosed("vault", this::eraseUntilClosed);
        }
        return vault.begin(key, owner);
    }

    private void eraseUntilClosed() {
        try {
            Duration pause = BETWEEN_STEPS;
            while (!ticker.await(detachedTasks.closed(), ticker.nanos() + pause.toNanos())) {
                pause = hasMore() ? BETWEEN_STEPS : BETWEEN_ROUNDS;
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasMore() {
        try {
            return vault.eraseExpired();
        } catch (RuntimeException tryLater) {
            LOG.debug("nothing was erased in the vault", tryLater);
            return false;
        }
    }

    @Override
    public void withdraw(VaultKey key, String owner) {
        vault.withdraw(key, owner);
    }

    @Override
    public void keep(VaultKey key, byte[] sealed, Duration keep) {
        vault.keep(key, sealed, keep);
    }

    @Override
    public Optional<byte[]> find(VaultKey key) {
        return vault.find(key);
    }

    @Override
    public boolean assign(VaultKey key, VaultKey verification) {
        return vault.assign(key, verification);
    }

    @Override
    public int erase(VaultKey verification, Duration remembered) {
        return vault.erase(verification, remembered);
    }

    @Override
    public VaultPage entries(String after, int limit) {
        return vault.entries(after, limit);
    }

    @Override
    public Duration pollInterval() {
        return vault.pollInterval();
    }
}
