package dev.veriport.internal.setup;

import dev.veriport.event.BreakerState;
import dev.veriport.event.BudgetCounter;
import dev.veriport.event.BudgetUse;
import dev.veriport.internal.budget.DailyBudget;
import dev.veriport.internal.call.CallContext;
import dev.veriport.internal.call.CallPipeline;
import dev.veriport.internal.call.Deletions;
import dev.veriport.internal.call.Pacer;
import dev.veriport.internal.store.Vault;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.internal.token.HoldingTokenIssuer;
import dev.veriport.internal.token.TokenContext;
import dev.veriport.model.ProviderId;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The runtime of one open instance. Thread-safe. */
public final class OpenRuntime implements ProviderRuntime, AutoCloseable {
    private final InstanceSettings settings;
    private final Set<ProviderId> names;
    private final SharedServices shared;
    private final DetachedTasks detachedTasks;
    private final CallPipeline calls;
    private final Deletions deletions;
    private final DailyBudget budget;
    private final OpenResources opened = new OpenResources();

    /** @param pacer of the account, which other instances may use as well */
    public OpenRuntime(InstanceSettings settings, SharedServices shared, Pacer pacer) {
        this.settings = settings;
        this.names = settings.names();
        this.shared = shared;
        this.detachedTasks = new DetachedTasks(settings.id().value(), shared.listener()::wrap);
        this.budget = new DailyBudget(
                settings.id(),
                settings.account(),
                settings.limits(),
                shared.stores().budget(),
                shared.listener());
        this.calls = new CallPipeline(
                settings.id(),
                new CallContext(
                        names,
                        shared.ticker(),
                        shared.stores().vault(),
                        detachedTasks,
                        budget,
                        pacer,
                        shared.listener(),
                        settings.connections(),
                        settings.operations()::contains));
        this.deletions = new Deletions(settings.id(), shared.ticker(), detachedTasks, shared.listener());
    }

    @Override
    public ProviderId provider() {
        return settings.id();
    }

    @Override
    public boolean isNamed(ProviderId name) {
        return names.contains(name);
    }

    /** All names of the instance: its own, and earlier ones. */
    Set<ProviderId> names() {
        return names;
    }

    /** The vault that all vendors share. */
    Vault vault() {
        return shared.stores().vault();
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
    public <T> T orDelete(String created, Deadline deadline, Supplier<T> next, Consumer<Deadline> deletion) {
        return deletions.orDelete(created, deadline, next, deletion);
    }

    @Override
    public int connections() {
        return settings.connections();
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
                settings.id(),
                shared.ticker(),
                detachedTasks,
                shared.stores().tokens(),
                shared.stores().whenBack(),
                shared.listener());
        return new HoldingTokenIssuer(issuer, settings.account(), tokenTransitAllowance, fetchTimeout, context);
    }

    @Override
    public <T extends AutoCloseable> T closeWithVendor(T resource) {
        return opened.add(resource);
    }

    /** Ends the calls in progress to this vendor, as {@link DetachedTasks#close}, then closes what its adapter opened. */
    @Override
    public void close() {
        try {
            detachedTasks.close();
        } finally {
            opened.close();
        }
    }
}
