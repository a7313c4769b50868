package dev.veriport.internal.setup;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.internal.vault.FileResultVault;
import dev.veriport.internal.vault.MemoryResultVault;
import dev.veriport.store.ResultVault;
import dev.veriport.store.SealingKey;
import dev.veriport.time.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The settings of the vault. */
public final class VaultSettings {
    private static final ConfigKey<Kind> VAULT = ConfigKey.choice(
                    "vault",
                    Kind.class,
                    "Where single-use answers are stored. memory: lost when the process ends. file: kept"
                            + " across restarts.")
            .withDefault("memory");
    private static final ConfigKey<Optional<Path>> VAULT_DIRECTORY = ConfigKey.path(
                    "vault.directory", "The directory of the file vault. Required for the file vault.")
            .optional();
    private static final ConfigKey<Optional<SealingKey>> VAULT_KEY = ConfigKey.secrets(
                    "vault.encryption-key",
                    "The key that seals the file vault, 32 bytes in base64. Required for the file vault. Of"
                            + " several keys the first seals, all open.")
            .as("A".repeat(43) + "=", SealingKey::rotating)
            .optional();
    private static final ConfigKey<Duration> VAULT_KEEP = ConfigKey.duration(
                    "vault.keep",
                    "How long a single-use answer is stored. A repeated call within this time gets the"
                            + " stored answer.")
            .withDefault("15m");
    private static final ConfigKey<Integer> VAULT_MEGABYTES = ConfigKey.count(
                    "vault.megabytes",
                    "The maximum memory for stored answers, in MiB. The oldest answers are removed first.")
            .withDefault("256");

    private VaultSettings() {}

    /** The kind of vault. */
    public enum Kind {
        MEMORY,
        FILE
    }

    /** Opens the vault. */
    public interface Opening {
        ResultVault open(InstantSource clock, Ticker ticker, DetachedTasks detachedTasks);
    }

    public static Opening read(ConfigReader root) {
        Kind kind = root.get(VAULT);
        Duration keep = root.get(VAULT_KEEP);
        long bytes = root.get(VAULT_MEGABYTES) * 1024L * 1024L;
        Optional<Path> directory = root.get(VAULT_DIRECTORY);
        Optional<SealingKey> key = root.get(VAULT_KEY);
        if (kind == Kind.MEMORY) {
            return (clock, ticker, detachedTasks) -> new MemoryResultVault(ticker, detachedTasks, keep, bytes);
        }
        if (directory.isEmpty()) {
            root.problem(VAULT_DIRECTORY, "is missing: the file vault requires it");
        }
        if (key.isEmpty()) {
            root.problem(VAULT_KEY, "is missing: the file vault requires it");
        }
        return (clock, ticker, detachedTasks) ->
                new FileResultVault(directory.orElseThrow(), key.orElseThrow(), keep, clock, ticker, detachedTasks);
    }
}
