package dev.veriport.internal.setup;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.internal.store.StoreFailurePolicy;
import dev.veriport.internal.store.VaultFailurePolicy;
import dev.veriport.store.SealingKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of the store, beside those of its engine.
 *
 * @param store the name of the store
 * @param vault the name of the store that has the vault
 * @param keys seal what leaves this process
 * @param keep how long a single-use answer is stored
 * @param capacity in bytes, of the answers in this process's memory
 */
record StoreSettings(
        String store,
        String vault,
        Optional<SealingKey> keys,
        StoreFailurePolicy policy,
        VaultFailurePolicy vaultPolicy,
        Duration keep,
        long capacity) {
    static final String MEMORY = "memory";
    private static final String SAME = "store";

    static final ConfigKey<String> STORE = ConfigKey.text(
                    "store",
                    "Where tokens, request counts and single-use answers are: memory, for one process; jdbc, in SQLite or"
                            + " PostgreSQL; redis; or the name of a store of your own. A fleet shares jdbc or redis.")
            .withDefault(MEMORY);
    static final ConfigKey<String> VAULT = ConfigKey.text(
                    "vault",
                    "Where single-use answers are, if not with tokens and counts. store: with them. Otherwise the name of"
                            + " another store. memory: lost when the process ends.")
            .withDefault(SAME);
    private static final ConfigKey<Optional<SealingKey>> KEYS = ConfigKey.secrets(
                    "store-keys",
                    "The keys that seal tokens and answers in the store, 32 bytes each in base64, the same on every node."
                            + " The first seals, all open. Required unless the store is memory.")
            .as("A".repeat(43) + "=", SealingKey::rotating)
            .optional();
    private static final ConfigKey<StoreFailurePolicy.OnFailure> ON_FAILURE = ConfigKey.choice(
                    "store.on-failure",
                    StoreFailurePolicy.OnFailure.class,
                    "What happens while the store cannot be reached. local: each process uses its own token and its own"
                            + " count. fail: calls are refused.")
            .withDefault("local");
    private static final ConfigKey<Duration> GRACE = ConfigKey.duration(
                    "store.grace",
                    "How long calls wait for a token of a store that cannot be reached, before on-failure = local applies.")
            .withDefault("5s");
    private static final ConfigKey<VaultFailurePolicy> VAULT_ON_FAILURE = ConfigKey.choice(
                    "vault.on-failure",
                    VaultFailurePolicy.class,
                    "What happens to redemptions while the store of single-use answers cannot be reached. fail: they are"
                            + " refused before anything is sent. memory: this process remembers them, and another process"
                            + " may send the same code again.")
            .withDefault("fail");
    private static final ConfigKey<Duration> KEEP = ConfigKey.duration(
                    "vault.keep",
                    "How long a single-use answer is stored. A repeated call within this time gets the stored answer.")
            .withDefault("15m");
    private static final ConfigKey<Integer> MEGABYTES = ConfigKey.count(
                    "vault.megabytes",
                    "The maximum memory for stored answers, in MiB: of the store memory, and of answers that a store that"
                            + " is away has yet to take. The oldest answers are removed first.")
            .withDefault("256");

    /** What the keys of an earlier version became. */
    private static final Map<String, String> REPLACED = Map.of(
            "token-store", "is replaced: set veriport.store = memory, jdbc or redis",
            "vault.directory",
                    "is replaced: set veriport.store = jdbc, and take the files over with veriport vault import",
            "vault.encryption-key", "is replaced: move the value to veriport.store-keys",
            "redis.encryption-key", "is replaced: move the value to veriport.store-keys",
            "redis.on-failure", "is replaced: set veriport.store.on-failure",
            "redis.grace", "is replaced: set veriport.store.grace");

    static StoreSettings read(ConfigReader root) {
        REPLACED.forEach(root::replaced);
        String store = root.get(STORE);
        String vault = root.get(VAULT);
        if (vault.equals("file")) {
            root.problem(
                    VAULT,
                    "must not be file any more: set veriport.store = jdbc with a SQLite file in veriport.jdbc.url");
        }
        StoreSettings settings = new StoreSettings(
                store,
                vault.equals(SAME) ? store : vault,
                root.get(KEYS),
                new StoreFailurePolicy(root.get(ON_FAILURE), root.get(GRACE)),
                root.get(VAULT_ON_FAILURE),
                root.get(KEEP),
                root.get(MEGABYTES) * 1024L * 1024L);
        if (settings.keys().isEmpty()
                && !(store.equals(MEMORY) && settings.vault().equals(MEMORY))) {
            root.problem(KEYS, "is missing: the store requires it");
        }
        return settings;
    }

    boolean isUsed(String name) {
        return name.equals(store) || name.equals(vault);
    }
}
