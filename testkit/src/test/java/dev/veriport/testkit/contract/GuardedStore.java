package dev.veriport.testkit.contract;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.store.FallbackBudget;
import dev.veriport.internal.store.FallbackTokens;
import dev.veriport.internal.store.GuardedVault;
import dev.veriport.internal.store.SealedTokens;
import dev.veriport.internal.store.StoreAvailability;
import dev.veriport.internal.store.StoreFailurePolicy;
import dev.veriport.internal.store.StoreFailurePolicy.OnFailure;
import dev.veriport.internal.store.VaultFailurePolicy;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.Secret;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.ResultVault;
import dev.veriport.store.SealingKey;
import dev.veriport.store.Store;
import dev.veriport.store.TokenStore;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
import java.time.InstantSource;

/** A store behind all that core puts before one: it keeps the contract that the store keeps. */
final class GuardedStore implements Store {
    private static final long CAPACITY = 1L << 30;

    private final Store engine;
    private final MutableTicker ticker;
    private final DetachedTasks detachedTasks = new DetachedTasks("guarded");
    private final StoreAvailability availability;

    private GuardedStore(MutableTicker ticker) {
        this.engine = MemoryStores.open(ticker);
        this.ticker = ticker;
        this.availability = new StoreAvailability("shared", engine, ticker, detachedTasks, event -> {});
    }

    static GuardedStore reached(MutableTicker ticker) {
        return new GuardedStore(ticker);
    }

    /** A step has found the store away, and nobody pings it. */
    static GuardedStore away(MutableTicker ticker) {
        GuardedStore store = new GuardedStore(ticker);
        store.detachedTasks.close();
        try {
            store.availability.run(() -> {
                throw VeriportException.notSent(ErrorCode.UNAVAILABLE, "away").build();
            });
        } catch (VeriportException away) {
            return store;
        }
        throw new AssertionError("the step did not fail");
    }

    @Override
    public TokenStore tokens() {
        SealingKey key = SealingKey.of(Secret.of("A".repeat(43) + "="));
        StoreFailurePolicy atOnce = new StoreFailurePolicy(OnFailure.LOCAL, Duration.ZERO);
        return new FallbackTokens(new SealedTokens(engine.tokens(), key), availability, atOnce, ticker);
    }

    @Override
    public RequestBudget budget() {
        return new FallbackBudget(engine.budget(), availability, OnFailure.LOCAL, InstantSource.system(), ticker);
    }

    @Override
    public ResultVault vault() {
        return new GuardedVault(engine.vault(), availability, VaultFailurePolicy.FAIL, ticker, CAPACITY);
    }

    @Override
    public void ping() {
        engine.ping();
    }

    @Override
    public void close() {
        detachedTasks.close();
        engine.close();
    }
}
