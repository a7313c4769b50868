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

/** Where single-use answers are kept, as it is set. */
public final class VaultSettings {
    private static final ConfigKey<Kind> VAULT = ConfigKey.choice(
                    "vault",
                    Kind.class,
                    "Where single-use answers are kept: memory forgets with the process, file survives it.")
            .withDefault("memory");
    private static final ConfigKey<Optional<Path>> VAULT_DIRECTORY = ConfigKey.path(
                    "vault.directory", "Where the file vault is; required with it.")
            .optional();
    private static final ConfigKey<Optional<SealingKey>> VAULT_KEY = ConfigKey.secrets(
                    "vault.encryption-key",
                    "Seals the file vault, 32 bytes in base64; required with it. Of several the first seals, all open.")
            .as("A".repeat(43) + "=", SealingKey::rotating)
            .optional();
    private static final ConfigKey<Duration> VAULT_KEEP = ConfigKey.duration(
                    "vault.keep", "How long a single-use answer is kept, so that a repeated call gets it again.")
            .withDefault("15m");
    private static final ConfigKey<Integer> VAULT_MEGABYTES = ConfigKey.count(
                    "vault.megabytes", "How much memory kept answers may take; the oldest go first.")
            .withDefault("256");

    private VaultSettings() {}

    /** Where answers are. */
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
            root.problem(VAULT_DIRECTORY, "is missing: the file vault needs it");
        }
        if (key.isEmpty()) {
            root.problem(VAULT_KEY, "is missing: the file vault needs it");
        }
        return (clock, ticker, detachedTasks) ->
                new FileResultVault(directory.orElseThrow(), key.orElseThrow(), keep, clock, ticker, detachedTasks);
    }
}
