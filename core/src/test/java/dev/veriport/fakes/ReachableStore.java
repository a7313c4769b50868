package dev.veriport.fakes;

import dev.veriport.config.ConfigReader;
import dev.veriport.internal.store.MemoryStore;
import dev.veriport.internal.store.Vault;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.Secret;
import dev.veriport.store.SealingKey;
import dev.veriport.store.Store;
import dev.veriport.store.StoreFactory;
import dev.veriport.store.StoreRuntime;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * A store outside the process, as a database is: it outlives each Veriport that opens it, other processes can write to it, and it
 * can be lost.
 */
public final class ReachableStore implements StoreFactory<Boolean>, AutoCloseable {
    public static final String NAME = "shared";

    private static final String KEY = "a2V5IGZvciB0ZXN0cywgMzIgYnl0ZXMgbG9uZyEhISE=";
    private static final Duration KEEP = Duration.ofMinutes(15);

    private final MutableTicker ticker = new MutableTicker();
    private final DetachedTasks detachedTasks = new DetachedTasks("shared-store");
    private final UnreliableStore store =
            new UnreliableStore(new MemoryStore(InstantSource.system(), ticker, detachedTasks, 1 << 20));

    /** What a configuration needs to use this store. */
    public static Map<String, String> settings() {
        return Map.of("veriport.store", NAME, "veriport.store-keys", KEY);
    }

    public UnreliableStore store() {
        return store;
    }

    /** The vault as another process has it, with the same keys. */
    public Vault vault() {
        return Vault.sealed(store.vault(), SealingKey.of(Secret.of(KEY)), KEEP);
    }

    /** The clock of the store advances; no other does. */
    public void pass(Duration time) {
        ticker.advance(time);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Boolean configure(ConfigReader in) {
        return true;
    }

    @Override
    public Store open(Boolean settings, StoreRuntime runtime) {
        return store;
    }

    @Override
    public void close() {
        detachedTasks.close();
    }
}
