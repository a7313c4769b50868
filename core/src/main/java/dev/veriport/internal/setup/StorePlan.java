package dev.veriport.internal.setup;

import dev.veriport.config.ConfigReader;
import dev.veriport.config.Configuration;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.store.BackgroundErasing;
import dev.veriport.internal.store.FallbackBudget;
import dev.veriport.internal.store.FallbackTokens;
import dev.veriport.internal.store.FileVaultImport;
import dev.veriport.internal.store.GuardedVault;
import dev.veriport.internal.store.MemoryStore;
import dev.veriport.internal.store.SealedTokens;
import dev.veriport.internal.store.StoreAvailability;
import dev.veriport.internal.store.StoreCheck;
import dev.veriport.internal.store.Vault;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.store.ResultVault;
import dev.veriport.store.SealingKey;
import dev.veriport.store.Store;
import dev.veriport.store.StoreFactory;
import dev.veriport.store.StoreRuntime;
import dev.veriport.time.Ticker;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Which stores are opened, by the configuration. */
public final class StorePlan {
    private final StoreSettings settings;
    private final Map<String, Function<StoreRuntime, Store>> engines = new LinkedHashMap<>();
    private final List<String> idle = new ArrayList<>();

    StorePlan(Configuration configuration, Map<String, StoreFactory<?>> installed) {
        ConfigReader root = configuration.root();
        this.settings = StoreSettings.read(root);
        installed.forEach((name, factory) -> {
            ConfigReader in = configuration.section(name);
            if (settings.isUsed(name)) {
                engines.put(name, engine(factory, in));
            } else {
                idle.add(name);
                configuration.onlyLearnKeys(() -> factory.configure(in));
            }
        });
        TreeSet<String> names = new TreeSet<>(installed.keySet());
        names.add(StoreSettings.MEMORY);
        String oneOf = "must be one of " + String.join(", ", names)
                + "; another store needs a dependency, as dev.veriport:veriport-store-NAME";
        if (!names.contains(settings.store())) {
            configuration.notInstalled(settings.store());
            root.problem(StoreSettings.STORE, oneOf);
        } else if (!names.contains(settings.vault()) && !settings.vault().equals("file")) {
            configuration.notInstalled(settings.vault());
            root.problem(StoreSettings.VAULT, oneOf);
        }
    }

    private static <C> Function<StoreRuntime, Store> engine(StoreFactory<C> factory, ConfigReader in) {
        C read = factory.configure(in);
        return runtime -> factory.open(read, runtime);
    }

    /** The installed stores that are not opened. */
    List<String> idle() {
        return idle;
    }

    /** Opens the stores; nothing is sent. */
    public OpenStores open(InstantSource clock, Ticker ticker, DetachedTasks detachedTasks, VeriportListener listener) {
        return new Opening(clock, ticker, detachedTasks, listener).open();
    }

    /** What the opened stores need. */
    private final class Opening {
        private final InstantSource clock;
        private final Ticker ticker;
        private final DetachedTasks detachedTasks;
        private final VeriportListener listener;
        private final MemoryStore memory;
        private final Map<String, Engine> opened = new LinkedHashMap<>();
        private final OpenResources resources = new OpenResources();

        private record Engine(Store store, StoreAvailability availability) {}

        Opening(InstantSource clock, Ticker ticker, DetachedTasks detachedTasks, VeriportListener listener) {
            this.clock = clock;
            this.ticker = ticker;
            this.detachedTasks = detachedTasks;
            this.listener = listener;
            this.memory = new MemoryStore(clock, ticker, detachedTasks, settings.capacity());
        }

        /** Closes what is open when a later step fails. */
        OpenStores open() {
            try {
                return opened();
            } catch (Throwable failure) {
                resources.closeAfter(failure);
                throw failure;
            }
        }

        private OpenStores opened() {
            Engine shared = engine(settings.store());
            Vault vault = vault();
            if (!isMemory(settings.store()) && !settings.vault().equals(settings.store())) {
                ResultVault unused = shared.store().vault(); // its steps erase tokens and counts, too
                BackgroundErasing.start(() -> shared.availability().call(unused::eraseExpired), ticker, detachedTasks);
            }
            SharedStores stores = isMemory(settings.store())
                    ? new SharedStores(shared.store().tokens(), shared.store().budget(), vault, task -> {})
                    : new SharedStores(
                            tokens(shared),
                            new FallbackBudget(
                                    shared.store().budget(),
                                    shared.availability(),
                                    settings.policy().onFailure(),
                                    clock,
                                    ticker),
                            vault,
                            shared.availability()::whenBack);
            List<StoreCheck> checks = opened.entrySet().stream()
                    .filter(engine -> !isMemory(engine.getKey()))
                    .map(engine ->
                            new StoreCheck(engine.getKey(), engine.getValue().store(), clock))
                    .toList();
            return new OpenStores(stores, checks, resources, fileImport());
        }

        private Optional<FileVaultImport> fileImport() {
            if (isMemory(settings.vault())) {
                return Optional.empty();
            }
            SealingKey keys = settings.keys().orElseThrow();
            Vault direct = Vault.sealed(engine(settings.vault()).store().vault(), keys, settings.keep());
            return Optional.of(new FileVaultImport(direct, keys, clock));
        }

        private FallbackTokens tokens(Engine shared) {
            SealingKey keys = settings.keys().orElseThrow();
            SealedTokens sealed = new SealedTokens(shared.store().tokens(), keys);
            return new FallbackTokens(sealed, shared.availability(), settings.policy(), ticker);
        }

        private Vault vault() {
            Engine engine = engine(settings.vault());
            if (isMemory(settings.vault())) {
                return Vault.inMemory(memory.vault(), settings.keep());
            }
            GuardedVault guarded = new GuardedVault(
                    engine.store().vault(), engine.availability(), settings.vaultPolicy(), ticker, settings.capacity());
            SealingKey keys = settings.keys().orElseThrow();
            BackgroundErasing.start(guarded::eraseExpired, ticker, detachedTasks);
            return Vault.sealed(guarded, keys, settings.keep());
        }

        private Engine engine(String name) {
            return opened.computeIfAbsent(name, unopened -> {
                Store store = resources.add(
                        isMemory(name)
                                ? memory
                                : Objects.requireNonNull(engines.get(name)).apply(new StoreRuntime(clock, ticker)));
                return new Engine(store, new StoreAvailability(name, store, ticker, detachedTasks, listener));
            });
        }

        private boolean isMemory(String name) {
            return !engines.containsKey(name);
        }
    }
}
