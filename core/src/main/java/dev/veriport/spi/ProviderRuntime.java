package dev.veriport.spi;

import dev.veriport.call.Background;
import dev.veriport.call.CallContext;
import dev.veriport.call.CallGuard;
import dev.veriport.call.DailyBudget;
import dev.veriport.call.Deadline;
import dev.veriport.call.Safety;
import dev.veriport.call.Ticker;
import dev.veriport.event.BreakerState;
import dev.veriport.model.BudgetCounter;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VendorAccount;
import dev.veriport.port.TokenIssuer;
import dev.veriport.token.GuardedTokenIssuer;
import dev.veriport.token.TokenContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedMap;

/** What Veriport lends to one vendor's adapter while it is open. Thread-safe. */
public final class ProviderRuntime implements AutoCloseable {
    private final ProviderId provider;
    private final SharedServices shared;
    private final Background background;
    private final CallGuard calls;
    private final DailyBudget budget;
    private final int connections;

    /** For a vendor without limits. */
    public ProviderRuntime(ProviderId provider, SharedServices shared) {
        this(provider, shared, VendorLimits.none());
    }

    public ProviderRuntime(ProviderId provider, SharedServices shared, VendorLimits limits) {
        this.provider = provider;
        this.connections = limits.connections();
        this.shared = shared;
        this.background = new Background(provider.value());
        this.budget = new DailyBudget(provider, limits.daily(), shared.stores().budget(), shared.listener());
        this.calls = new CallGuard(
                provider,
                new CallContext(
                        shared.ticker(), shared.vault(), background, budget, shared.listener(), limits.connections()));
    }

    public ProviderId provider() {
        return provider;
    }

    /** For moments that are told to people and vendors; never for measuring time. */
    public InstantSource clock() {
        return shared.clock();
    }

    /** For measuring time. */
    public Ticker ticker() {
        return shared.ticker();
    }

    /** The deadline of a call that begins now, or has begun at another vendor. */
    public Deadline deadline(Duration timeout) {
        return shared.scope().deadline(timeout);
    }

    /** Whether the vendor is left alone just now because what {@code start} or {@code complete} needs failed too often. */
    public boolean isFailing() {
        return calls.isFailing();
    }

    /** How every operation of the vendor stands that was called, by its name. */
    public SortedMap<String, BreakerState> operations() {
        return calls.operations();
    }

    /** What every call goes through. */
    public CallGuard calls() {
        return calls;
    }

    /** How many requests of one {@link Safety} may be under way at once. */
    public int connections() {
        return connections;
    }

    /** The vendor's daily limits. */
    public Map<BudgetCounter, Long> limits() {
        return budget.limits();
    }

    /** What was used today of each of the vendor's limits. */
    public Map<BudgetCounter, DailyBudget.Used> used() {
        return budget.used();
    }

    /**
     * Wraps the vendor's issuer in the policies it declares.
     *
     * @param account whose tokens they are; another account shares none of them
     * @param transit how long a token may be on its way to the vendor
     * @param patience how long asking the vendor may take, and how long somebody who wants a token waits for it
     */
    public GuardedTokenIssuer guard(TokenIssuer issuer, VendorAccount account, Duration transit, Duration patience) {
        TokenContext context =
                new TokenContext(shared.ticker(), background, shared.stores().tokens(), shared.listener());
        return new GuardedTokenIssuer(issuer, provider, account, transit, patience, context);
    }

    /** Ends what is under way for this vendor. */
    @Override
    public void close() {
        background.close();
    }
}
