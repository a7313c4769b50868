package dev.veriport.internal.setup;

import dev.veriport.event.BreakerState;
import dev.veriport.event.BudgetCounter;
import dev.veriport.event.BudgetUse;
import dev.veriport.internal.budget.DailyBudget;
import dev.veriport.internal.call.CallContext;
import dev.veriport.internal.call.CallPipeline;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.internal.token.HoldingTokenIssuer;
import dev.veriport.internal.token.TokenContext;
import dev.veriport.model.ProviderId;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.Operation;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.store.VendorAccount;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;

/** The runtime of one open instance. Thread-safe. */
public final class OpenRuntime implements ProviderRuntime, AutoCloseable {
    private final ProviderId provider;
    private final VendorAccount account;
    private final SharedServices shared;
    private final DetachedTasks detachedTasks;
    private final CallPipeline calls;
    private final DailyBudget budget;
    private final int connections;
    private final OpenResources opened = new OpenResources();

    /** @param isDeclared whether the vendor's adapter declares the operation */
    public OpenRuntime(
            ProviderId provider,
            VendorAccount account,
            SharedServices shared,
            VendorLimits limits,
            Predicate<Operation> isDeclared) {
        this.provider = provider;
        this.account = account;
        this.connections = limits.connections();
        this.shared = shared;
        this.detachedTasks = new DetachedTasks(provider.value());
        this.budget = new DailyBudget(
                provider, account, limits.daily(), shared.stores().budget(), shared.listener());
        this.calls = new CallPipeline(
                provider,
                new CallContext(
                        shared.ticker(),
                        shared.vault(),
                        detachedTasks,
                        budget,
                        shared.listener(),
                        limits.connections(),
                        isDeclared));
    }

    @Override
    public ProviderId provider() {
        return provider;
    }

    @Override
    public InstantSource clock() {
        return shared.clock();
    }

    @Override
    public Ticker ticker() {
        return shared.ticker();
    }

    @Override
    public Deadline deadline(Duration timeout) {
        return shared.scope().deadline(timeout);
    }

    /** Whether the breaker of an operation that {@code start} or {@code complete} needs is open. */
    public boolean isFailing() {
        return calls.isFailing();
    }

    /** The breaker's state of each operation that was called, by its name. */
    public SortedMap<String, BreakerState> operations() {
        return calls.operations();
    }

    @Override
    public CallPipeline calls() {
        return calls;
    }

    @Override
    public int connections() {
        return connections;
    }

    /** The account's daily limits. */
    public Map<BudgetCounter, Long> limits() {
        return budget.limits();
    }

    /** How much of each of the account's limits is used today. */
    public Map<BudgetCounter, BudgetUse> used() {
        return budget.used();
    }

    @Override
    public HoldingTokenIssuer guard(TokenIssuer issuer, Duration tokenTransitAllowance, Duration fetchTimeout) {
        TokenContext context = new TokenContext(
                provider, shared.ticker(), detachedTasks, shared.stores().tokens(), shared.listener());
        return new HoldingTokenIssuer(issuer, account, tokenTransitAllowance, fetchTimeout, context);
    }

    @Override
    public <T extends AutoCloseable> T closeWithVendor(T resource) {
        return opened.add(resource);
    }

    /** Interrupts the calls in progress to this vendor, then closes what its adapter opened. */
    @Override
    public void close() {
        try {
            detachedTasks.close();
        } finally {
            opened.close();
        }
    }
}
