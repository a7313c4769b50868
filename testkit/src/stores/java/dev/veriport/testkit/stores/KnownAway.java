package dev.veriport.testkit.stores;

import dev.veriport.error.VeriportException;
import dev.veriport.internal.store.FallbackBudget;
import dev.veriport.internal.store.FallbackTokens;
import dev.veriport.internal.store.GuardedVault;
import dev.veriport.internal.store.StoreAvailability;
import dev.veriport.internal.store.StoreFailurePolicy;
import dev.veriport.internal.store.StoreFailurePolicy.OnFailure;
import dev.veriport.internal.store.VaultFailurePolicy;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Store;
import dev.veriport.store.TokenStore;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A store's parts behind what core puts before them, without the pings. Counts the steps that reach the engine. */
final class KnownAway implements Store {
    private static final int TIMES = 10;
    private static final long CAPACITY = 1L << 20;

    private final Store engine;
    private final AtomicInteger reached = new AtomicInteger();
    private final StoreAvailability availability;
    private final TokenStore tokens;
    private final RequestBudget budget;
    private final ResultVault vault;

    private KnownAway(Store engine) {
        this.engine = engine;
        MutableTicker ticker = new MutableTicker();
        DetachedTasks closed = new DetachedTasks("faults");
        closed.close(); // nobody pings
        this.availability = new StoreAvailability("faults", engine, ticker, closed, event -> {});
        Store counted = new StepByStep(engine, reached::incrementAndGet);
        this.tokens = new FallbackTokens(
                counted.tokens(), availability, new StoreFailurePolicy(OnFailure.FAIL, Duration.ZERO), ticker);
        this.budget =
                new FallbackBudget(counted.budget(), availability, OnFailure.FAIL, InstantSource.system(), ticker);
        this.vault = new GuardedVault(counted.vault(), availability, VaultFailurePolicy.FAIL, ticker, CAPACITY);
    }

    /**
     * How many steps of callers reach the engine after one of them has found it away.
     *
     * @param away what that one has got
     */
    static String stepsThatReach(Store engine, VeriportException away, List<FaultRow.Step> steps) {
        KnownAway store = new KnownAway(engine);
        attempt(() -> store.availability.run(() -> {
            throw away;
        }));
        store.reached.set(0);
        for (int i = 0; i < TIMES; i++) {
            steps.forEach(step -> attempt(() -> step.apply(store)));
        }
        return store.reached + " of " + TIMES * steps.size();
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (VeriportException away) {
            return; // as it must be
        }
    }

    @Override
    public TokenStore tokens() {
        return tokens;
    }

    @Override
    public RequestBudget budget() {
        return budget;
    }

    @Override
    public ResultVault vault() {
        return vault;
    }

    @Override
    public void ping() {
        engine.ping();
    }

    @Override
    public void close() {
        engine.close();
    }
}
