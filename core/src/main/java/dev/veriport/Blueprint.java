package dev.veriport;

import dev.veriport.call.Background;
import dev.veriport.call.FileResultVault;
import dev.veriport.call.MemoryResultVault;
import dev.veriport.call.Ticker;
import dev.veriport.config.ConfigEntry;
import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.config.ConfigSource;
import dev.veriport.config.Configuration;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.BudgetCounter;
import dev.veriport.model.DailyLimits;
import dev.veriport.model.ProviderId;
import dev.veriport.model.SealingKey;
import dev.veriport.model.Secret;
import dev.veriport.port.ResultVault;
import dev.veriport.routing.RoutingPlan;
import dev.veriport.routing.SessionSeal;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.SharedServices;
import dev.veriport.spi.StoreFactory;
import dev.veriport.spi.Stores;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.spi.VendorLimits;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is to be opened, read from the configuration whole before anything is. */
final class Blueprint {
    private static final String MEMORY = "memory";
    private static final ConfigKey<String> PROVIDER =
            ConfigKey.text("provider", "The vendor that takes new verifications: the one line that switches.");
    private static final ConfigKey<List<String>> ALSO_READ = ConfigKey.list(
            "also-read", "Vendors that take no new verifications and still answer for those begun there.");
    private static final ConfigKey<List<String>> FALLBACK =
            ConfigKey.list("fallback", "Vendors that take a start when those before them cannot, in order.");
    private static final String SPLIT = "split.";
    private static final ConfigKey<List<Secret>> SESSION_KEYS = ConfigKey.secrets(
            "session-keys",
            "Keys that seal sessions, 32 bytes each in base64: the first seals, all open. Unset: sessions are not sealed"
                    + " and must stay on the server.");
    private static final ConfigKey<VaultKind> VAULT = ConfigKey.choice(
                    "vault",
                    VaultKind.class,
                    "Where single-use answers are kept: memory forgets with the process, file survives it.")
            .withDefault("memory");
    private static final ConfigKey<Optional<Path>> VAULT_DIRECTORY = ConfigKey.path(
                    "vault.directory", "Where the file vault is; a must with it.")
            .optional();
    private static final ConfigKey<Optional<SealingKey>> VAULT_KEY = ConfigKey.secret(
                    "vault.encryption-key", "Seals the file vault, 32 bytes in base64; a must with it.")
            .as("A".repeat(43) + "=", SealingKey::of)
            .optional();
    private static final ConfigKey<Duration> VAULT_KEEP = ConfigKey.duration(
                    "vault.keep", "How long a single-use answer is kept, so that a repeated call gets it again.")
            .withDefault("15m");
    private static final ConfigKey<Integer> VAULT_MEGABYTES = ConfigKey.count(
                    "vault.megabytes", "How much memory kept answers may take; the oldest go first.")
            .withDefault("256");

    private static final ConfigKey<String> TOKEN_STORE = ConfigKey.text(
                    "token-store",
                    "Where tokens are kept and requests are counted: memory, for one process; or a store that a fleet"
                            + " shares.")
            .withDefault(MEMORY);
    private static final ConfigKey<Integer> MAX_CONNECTIONS = ConfigKey.count(
                    "max-connections",
                    "How many requests of one kind (reading, starting, creating, redeeming) may be under way at once.")
            .withDefault("64");
    private static final ConfigKey<Optional<Integer>> DAILY_REQUESTS = ConfigKey.count(
                    "daily-requests", "How many requests may be sent in a calendar day, those for tokens included.")
            .optional();
    private static final ConfigKey<Optional<Integer>> DAILY_TOKENS = ConfigKey.count(
                    "daily-tokens", "How many tokens may be asked for in a calendar day.")
            .optional();
    private static final ConfigKey<ZoneId> DAY_ZONE = ConfigKey.text(
                    "day-zone", "Where the vendor's day begins, as Europe/Berlin or +03:00.")
            .as("UTC", Blueprint::zone)
            .withDefault("UTC");

    private final Configuration configuration;
    private final String chosen;
    private final RoutingPlan plan;
    private final SessionSeal seal;
    private final VaultOpening vault;
    private final Map<ProviderId, PlannedVendor> vendors = new LinkedHashMap<>();
    private final Opening stores;

    private final List<String> idle = new ArrayList<>();

    /** Where single-use answers are kept. */
    enum VaultKind {
        MEMORY,
        FILE
    }

    /** Opens the vault. */
    interface VaultOpening {
        ResultVault open(InstantSource clock, Ticker ticker, Background background);
    }

    /** Opens the stores. */
    interface Opening {
        Stores open(InstantSource clock, Ticker ticker, VeriportListener listener);
    }

    /** A vendor that is to be opened. */
    record PlannedVendor(VendorLimits limits, Function<ProviderRuntime, VendorAdapter> opening) {}

    private Blueprint(ConfigSource source, Map<String, String> environment, Installed installed) {
        this.configuration = new Configuration(source, environment);
        ConfigReader root = configuration.root();
        this.chosen = root.get(PROVIDER);
        List<String> alsoRead = root.get(ALSO_READ);
        this.seal = seal(root);
        this.vault = vault(root);

        this.stores = stores(root, installed.stores());

        Map<String, IdentityProviderFactory<?>> known = installed.vendors();
        this.plan = plan(root, known.keySet());
        Set<String> wanted = new LinkedHashSet<>(alsoRead);
        plan.takers().stream().map(ProviderId::value).filter(known::containsKey).forEach(wanted::add);
        mustBeInstalled(root, PROVIDER, List.of(chosen), known.keySet());
        mustBeInstalled(root, ALSO_READ, alsoRead, known.keySet());
        mustBeInstalled(root, FALLBACK, root.get(FALLBACK), known.keySet());
        known.forEach((name, factory) -> {
            ConfigReader in = configuration.vendor(name);
            if (wanted.contains(name)) {
                vendors.put(new ProviderId(name), planned(factory, in));
            } else {
                idle.add(name);
                configuration.onlyLearnKeys(() -> planned(factory, in));
            }
        });
    }

    private static void mustBeInstalled(
            ConfigReader root, ConfigKey<?> key, List<String> names, Set<String> installed) {
        if (!installed.containsAll(names)) {
            root.problem(key, "must name what is installed: " + String.join(", ", installed));
        }
    }

    private RoutingPlan plan(ConfigReader root, Set<String> installed) {
        List<ProviderId> fallback = root.get(FALLBACK).stream()
                .filter(installed::contains)
                .map(ProviderId::new)
                .toList();
        Map<ProviderId, Integer> split = new LinkedHashMap<>();
        ConfigKey<Integer> last = null;
        for (String name : installed) {
            last = ConfigKey.percentage(
                            SPLIT + name, "How many of a hundred starts, by their reference, go to " + name + " first.")
                    .withDefault("0");
            int share = root.get(last);
            if (share > 0) {
                split.put(new ProviderId(name), share);
            }
        }
        if (last != null && split.values().stream().mapToInt(share -> share).sum() > 100) {
            root.problem(last, "must not make more than 100 with the other shares");
        }
        // one that is not installed is told, and nothing is made of its name
        ProviderId first = new ProviderId(installed.contains(chosen) ? chosen : "unset");
        return new RoutingPlan(first, fallback, split);
    }

    RoutingPlan plan() {
        return plan;
    }

    /** What there is to choose from, by name. */
    record Installed(Map<String, IdentityProviderFactory<?>> vendors, Map<String, StoreFactory<?>> stores) {}

    static Blueprint read(ConfigSource source, Map<String, String> environment, Installed installed) {
        return new Blueprint(source, environment, installed);
    }

    private static VaultOpening vault(ConfigReader root) {
        VaultKind kind = root.get(VAULT);
        Duration keep = root.get(VAULT_KEEP);
        long bytes = root.get(VAULT_MEGABYTES) * 1024L * 1024L;
        Optional<Path> directory = root.get(VAULT_DIRECTORY);
        Optional<SealingKey> key = root.get(VAULT_KEY);
        if (kind == VaultKind.MEMORY) {
            return (clock, ticker, background) -> new MemoryResultVault(ticker, background, keep, bytes);
        }
        if (directory.isEmpty()) {
            root.problem(VAULT_DIRECTORY, "is missing: the file vault needs it");
        }
        if (key.isEmpty()) {
            root.problem(VAULT_KEY, "is missing: the file vault needs it");
        }
        return (clock, ticker, background) ->
                new FileResultVault(directory.orElseThrow(), key.orElseThrow(), keep, clock);
    }

    private Opening stores(ConfigReader root, Map<String, StoreFactory<?>> installed) {
        String wanted = root.get(TOKEN_STORE);
        Map<String, Opening> openings = new LinkedHashMap<>();
        openings.put(MEMORY, (clock, ticker, listener) -> SharedServices.memoryStores(clock, ticker));
        installed.forEach((name, factory) -> {
            ConfigReader in = configuration.vendor(name);
            if (name.equals(wanted)) {
                openings.put(name, opening(factory, in));
            } else {
                idle.add(name);
                configuration.onlyLearnKeys(() -> factory.configure(in));
                openings.put(name, openings.get(MEMORY));
            }
        });
        if (!openings.containsKey(wanted)) {
            root.problem(TOKEN_STORE, "must be one of " + String.join(", ", openings.keySet()));
        }
        return openings.getOrDefault(wanted, openings.get(MEMORY));
    }

    private static <C> Opening opening(StoreFactory<C> factory, ConfigReader in) {
        C settings = factory.configure(in);
        return (clock, ticker, listener) -> factory.open(settings, clock, ticker, listener);
    }

    private static <C> PlannedVendor planned(IdentityProviderFactory<C> factory, ConfigReader in) {
        C settings = factory.configure(in);
        Map<BudgetCounter, Long> limits = new EnumMap<>(BudgetCounter.class);
        in.get(DAILY_REQUESTS).ifPresent(limit -> limits.put(BudgetCounter.REQUESTS, (long) limit));
        in.get(DAILY_TOKENS).ifPresent(limit -> limits.put(BudgetCounter.TOKENS, (long) limit));
        DailyLimits daily = new DailyLimits(in.get(DAY_ZONE), limits);
        VendorLimits all = new VendorLimits(daily, in.get(MAX_CONNECTIONS));
        return new PlannedVendor(all, runtime -> factory.create(settings, runtime));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("must be a time zone like Europe/Berlin or +03:00");
        }
    }

    private static SessionSeal seal(ConfigReader root) {
        try {
            return new SessionSeal(root.get(SESSION_KEYS));
        } catch (IllegalArgumentException malformed) {
            root.problem(SESSION_KEYS, String.valueOf(malformed.getMessage()));
            return new SessionSeal(List.of());
        }
    }

    /** @throws dev.veriport.error.ConfigurationException with every problem */
    void check() {
        configuration.check();
    }

    /** Every setting there is. */
    Collection<ConfigEntry> settings() {
        return configuration.entries();
    }

    /** Without those of vendors and stores that are not opened. */
    Collection<ConfigEntry> settingsInUse() {
        return configuration.entries().stream()
                .filter(setting -> idle.stream().noneMatch(name -> setting.key().startsWith("veriport." + name + ".")))
                .toList();
    }

    SessionSeal seal() {
        return seal;
    }

    VaultOpening vault() {
        return vault;
    }

    Opening stores() {
        return stores;
    }

    /** In the order of installation. */
    Map<ProviderId, PlannedVendor> vendors() {
        return vendors;
    }
}
