package dev.veriport;

import dev.veriport.config.ConfigEntry;
import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.config.ConfigSource;
import dev.veriport.config.Configuration;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.routing.SessionSeal;
import dev.veriport.spi.IdentityProviderFactory;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What is to be opened, read from the configuration whole before anything is. */
final class Blueprint {
    private static final ConfigKey<String> PROVIDER =
            ConfigKey.text("provider", "The vendor that takes new verifications: the one line that switches.");
    private static final ConfigKey<List<String>> ALSO_READ = ConfigKey.list(
            "also-read", "Vendors that take no new verifications and still answer for those begun there.");
    private static final ConfigKey<List<Secret>> SESSION_KEYS = ConfigKey.secrets(
            "session-keys",
            "Keys that seal sessions, 32 bytes each in base64: the first seals, all open. Unset: sessions are not sealed"
                    + " and must stay on the server.");
    private static final ConfigKey<Duration> VAULT_KEEP = ConfigKey.duration(
                    "vault.keep", "How long a single-use answer is kept, so that a repeated call gets it again.")
            .withDefault("15m");
    private static final ConfigKey<Integer> VAULT_MEGABYTES = ConfigKey.count(
                    "vault.megabytes", "How much memory kept answers may take; the oldest go first.")
            .withDefault("256");

    private final Configuration configuration;
    private final String chosen;
    private final SessionSeal seal;
    private final Duration vaultKeep;
    private final long vaultBytes;
    private final Map<ProviderId, Function<ProviderRuntime, VendorAdapter>> vendors = new LinkedHashMap<>();

    private final List<String> idle = new ArrayList<>();

    private Blueprint(
            ConfigSource source, Map<String, String> environment, Map<String, IdentityProviderFactory<?>> installed) {
        this.configuration = new Configuration(source, environment);
        ConfigReader root = configuration.root();
        this.chosen = root.get(PROVIDER);
        List<String> alsoRead = root.get(ALSO_READ);
        this.seal = seal(root);
        this.vaultKeep = root.get(VAULT_KEEP);
        this.vaultBytes = root.get(VAULT_MEGABYTES) * 1024L * 1024L;

        Set<String> wanted = new LinkedHashSet<>(alsoRead);
        wanted.add(chosen);
        wanted.stream().filter(name -> !installed.containsKey(name)).forEach(name -> {
            ConfigKey<?> key = alsoRead.contains(name) ? ALSO_READ : PROVIDER;
            root.problem(key, "must name what is installed: " + String.join(", ", installed.keySet()));
        });
        installed.forEach((name, factory) -> {
            if (wanted.contains(name)) {
                vendors.put(new ProviderId(name), configured(factory, configuration.vendor(name)));
            } else {
                idle.add(name);
                configuration.onlyLearnKeys(() -> factory.configure(configuration.vendor(name)));
            }
        });
    }

    static Blueprint read(
            ConfigSource source, Map<String, String> environment, Map<String, IdentityProviderFactory<?>> installed) {
        return new Blueprint(source, environment, installed);
    }

    private static SessionSeal seal(ConfigReader root) {
        try {
            return new SessionSeal(root.get(SESSION_KEYS));
        } catch (IllegalArgumentException malformed) {
            root.problem(SESSION_KEYS, String.valueOf(malformed.getMessage()));
            return new SessionSeal(List.of());
        }
    }

    private static <C> Function<ProviderRuntime, VendorAdapter> configured(
            IdentityProviderFactory<C> factory, ConfigReader in) {
        C settings = factory.configure(in);
        return runtime -> factory.create(settings, runtime);
    }

    /** @throws dev.veriport.error.ConfigurationException with every problem */
    void check() {
        configuration.check();
    }

    /** Every setting there is. */
    Collection<ConfigEntry> settings() {
        return configuration.entries();
    }

    /** Without those of vendors that are not opened. */
    Collection<ConfigEntry> settingsInUse() {
        return configuration.entries().stream()
                .filter(setting -> idle.stream().noneMatch(name -> setting.key().startsWith("veriport." + name + ".")))
                .toList();
    }

    ProviderId chosen() {
        return new ProviderId(chosen);
    }

    SessionSeal seal() {
        return seal;
    }

    Duration vaultKeep() {
        return vaultKeep;
    }

    long vaultBytes() {
        return vaultBytes;
    }

    /** In the order of installation. */
    Map<ProviderId, Function<ProviderRuntime, VendorAdapter>> vendors() {
        return vendors;
    }
}
