package dev.veriport;

import dev.veriport.config.ConfigSource;
import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BreakerState;
import dev.veriport.event.BudgetCounter;
import dev.veriport.event.BudgetUse;
import dev.veriport.event.OpenVeriport;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.routing.Caps;
import dev.veriport.internal.routing.Erasures;
import dev.veriport.internal.routing.Router;
import dev.veriport.internal.routing.RoutingServices;
import dev.veriport.internal.setup.Listeners;
import dev.veriport.internal.setup.OpenInstances;
import dev.veriport.internal.setup.OpenResources;
import dev.veriport.internal.setup.OpenRuntime;
import dev.veriport.internal.setup.OpenStores;
import dev.veriport.internal.setup.ResolvedConfiguration;
import dev.veriport.internal.setup.SharedServices;
import dev.veriport.internal.time.CallScope;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ErasureReceipt;
import dev.veriport.model.ProviderId;
import dev.veriport.model.RouteExplanation;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import dev.veriport.port.TokenIssuer;
import dev.veriport.port.VendorChooser;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.store.ImportedVault;
import dev.veriport.store.StoreFactory;
import dev.veriport.store.StoredAnswers;
import dev.veriport.time.Ticker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Verifies who somebody is, through the vendor that the configuration names.
 *
 * <pre>{@code
 * try (Veriport veriport = Veriport.create(ConfigSource.standard(Path.of("veriport.properties")))) {
 *     VerificationSession session = veriport.identityProvider().start(request);
 * }
 * }</pre>
 *
 * <p>Thread-safe, and meant to live as long as the application. Credentials do not change inside one: to rotate them,
 * create another beside it and close this one.
 */
public final class Veriport implements OpenVeriport, AutoCloseable {
    private final Router router;
    private final OpenInstances instances;
    private final Erasures erasures;
    private final OpenStores stores;
    private final OpenResources opened = new OpenResources();

    private Veriport(
            ResolvedConfiguration resolved,
            InstantSource clock,
            Ticker ticker,
            VeriportListener listeners,
            Optional<VendorChooser> chooser) {
        try {
            VeriportListener listener = listeners.watching(this);
            DetachedTasks detachedTasks = new DetachedTasks("store");
            this.stores = opened.add(resolved.stores().open(clock, ticker, detachedTasks, listener));
            opened.add(detachedTasks);
            CallScope scope = new CallScope(ticker);
            this.instances =
                    new OpenInstances(new SharedServices(clock, ticker, scope, stores.shared(), listener), opened);
            RoutingServices services = new RoutingServices(
                    chooser,
                    id -> instances.runtime(id).isFailing(),
                    scope,
                    resolved.webhookTimeout(),
                    new Caps(resolved.plan().caps(), stores.shared().budget(), ticker),
                    listener);
            this.router = new Router(
                    instances.open(resolved),
                    resolved.plan(),
                    resolved.sessions().seal(clock),
                    services);
            this.erasures = new Erasures(router, stores.shared().vault(), instances::manualErasure, clock, listener);
        } catch (Throwable failure) {
            opened.closeAfter(failure);
            throw failure;
        }
    }

    /**
     * Opens the vendors that the configuration names: the chosen one, and those still read. Nothing is sent.
     *
     * @throws ConfigurationException with every problem of the configuration, before anything is opened
     */
    public static Veriport create(ConfigSource source) {
        return builder(source).build();
    }

    /** For an application that brings its own factories, clock or ticker. */
    public static Builder builder(ConfigSource source) {
        return new Builder(source);
    }

    /** All vendors as one: what is new goes to the chosen vendor, everything else to whom it belongs. */
    public IdentityProvider identityProvider() {
        return router;
    }

    /** @throws VeriportException {@link ErrorCode#CONFIGURATION} when the vendor is not open */
    public IdentityProvider provider(ProviderId id) {
        return router.vendor(id);
    }

    /**
     * Where a start would go, and why. Sends nothing to a vendor, and takes no place of a cap. Reads the caps in the store, so it may
     * block, and asks the application's chooser. A failure of the store is in the answer.
     */
    public RouteExplanation explainRoute(VerificationRequest request) {
        return router.explain(request);
    }

    /**
     * Whether an operation that {@code start} or {@code complete} needs is left alone just now because it failed too often.
     * Once it may be tried again the vendor is not failing: the next call tells.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the vendor is not open
     */
    public boolean isFailing(ProviderId id) {
        return instances.runtime(id).isFailing();
    }

    @Override
    public SortedMap<String, BreakerState> operations(ProviderId id) {
        return instances.find(id).map(OpenRuntime::operations).orElseGet(Collections::emptySortedMap);
    }

    /**
     * A vendor's tokens, within the vendor's policies.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the vendor is not open, {@link
     *     ErrorCode#UNSUPPORTED} when it knows no tokens
     */
    public TokenIssuer tokens(ProviderId id) {
        return instances.tokens(id);
    }

    /** A vendor's daily limits, as they are configured: nobody is asked for them. Fails as {@link #used} does. */
    public Map<BudgetCounter, Long> limits(ProviderId id) {
        return instances.runtime(id).limits();
    }

    /**
     * What was used today of each of a vendor's daily limits; empty where it has none.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the vendor is not open
     */
    public Map<BudgetCounter, BudgetUse> used(ProviderId id) {
        return instances.runtime(id).used();
    }

    /**
     * Tries in each store outside this process, on names of its own, what work does there.
     *
     * @return what an operator should know, a sentence each
     * @throws VeriportException {@link ErrorCode#UNAVAILABLE} when a store cannot be reached, {@link ErrorCode#CONFIGURATION}
     *     when something is missing, which is named
     */
    public List<String> checkStores() {
        return stores.checks().stream().flatMap(check -> check.run().stream()).toList();
    }

    /** The stored single-use answers, for an operator. */
    public StoredAnswers vault() {
        return stores.shared().vault();
    }

    /**
     * Takes over the directory of an earlier version's file vault. Close what uses the directory first; it can be repeated.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the vault is in this process's memory, or when the directory
     *     cannot be read or opened with {@code veriport.store-keys}
     */
    public ImportedVault importVault(Path directory) {
        return stores.importFrom(directory);
    }

    /**
     * Reads again what the vault kept, as after a mistake in reading it; nothing is sent.
     *
     * @throws VeriportException {@link ErrorCode#NOT_FOUND} when it is not there or its verification was erased, and what the
     *     answer says otherwise
     */
    public VerificationResult replay(VaultKey key) {
        return instances.replay(key);
    }

    /**
     * Erases verifications at their vendors, and what the vault has of them. The failure of one is a line of the receipt; the
     * others are erased all the same. Erase again what failed. A repeated id has one line.
     */
    public ErasureReceipt erase(Collection<VerificationId> verifications) {
        return erasures.erase(verifications);
    }

    /** The vendors that are open. */
    public Set<ProviderId> providers() {
        return router.providers();
    }

    @Override
    public void whenClosed(Runnable task) {
        opened.add(task::run);
    }

    /** Ends what is under way and gives back what was opened, the last first; safe to call twice. What is asked later fails. */
    @Override
    public void close() {
        opened.close();
    }

    /** Not thread-safe. */
    public static final class Builder {
        private final ConfigSource source;
        private final ResolvedConfiguration.Installed installed = ResolvedConfiguration.Installed.find();
        private final List<VeriportListener> listeners = new ArrayList<>();
        private Map<String, String> environment = System.getenv();
        private Optional<VendorChooser> chooser = Optional.empty();
        private InstantSource clock = Clock.systemUTC();
        private Ticker ticker = Ticker.system();

        private Builder(ConfigSource source) {
            this.source = source;
        }

        /** Adds a vendor to those found by {@link java.util.ServiceLoader}; one of the same name is replaced. */
        public Builder factory(IdentityProviderFactory<?> factory) {
            installed.vendors().put(factory.vendor(), factory);
            return this;
        }

        /** Adds a store to those found by {@link java.util.ServiceLoader}; one of the same name is replaced. */
        public Builder storeFactory(StoreFactory<?> factory) {
            installed.stores().put(factory.name(), factory);
            return this;
        }

        /** Adds somebody who watches. */
        public Builder listener(VeriportListener listener) {
            listeners.add(listener);
            return this;
        }

        /** Chooses who takes a start, of the vendors of the rule that matches, or else of those for provider, split and fallback. */
        public Builder chooser(VendorChooser chooser) {
            this.chooser = Optional.of(chooser);
            return this;
        }

        /** What <code>${ENV:NAME}</code> is taken from. Default: the process's own. */
        public Builder environment(Map<String, String> variables) {
            environment = Map.copyOf(variables);
            return this;
        }

        /** Default: the system's. */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /** Default: the system's. */
        public Builder ticker(Ticker ticker) {
            this.ticker = ticker;
            return this;
        }

        /** What is installed and set, looked at without opening anything; whether it is right does not matter. */
        public Setup setup() {
            return new Setup(resolved());
        }

        private ResolvedConfiguration resolved() {
            return ResolvedConfiguration.read(source, environment, installed);
        }

        /** @throws ConfigurationException with every problem of the configuration, before anything is opened */
        public Veriport build() {
            ResolvedConfiguration resolved = resolved();
            resolved.check();
            return new Veriport(resolved, clock, ticker, Listeners.of(listeners), chooser);
        }
    }
}
