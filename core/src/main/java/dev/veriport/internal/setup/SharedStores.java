package dev.veriport.internal.setup;

import dev.veriport.internal.store.MemoryStore;
import dev.veriport.internal.store.Vault;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.TokenStore;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * The parts of the store that all vendors use.
 *
 * @param whenBack takes a task that runs each time the store is back
 */
public record SharedStores(TokenStore tokens, RequestBudget budget, Vault vault, Consumer<Runnable> whenBack) {

    /** For one process: answers of at most {@code capacity} bytes together, for {@code keep}. */
    public static SharedStores inMemory(
            InstantSource clock, Ticker ticker, DetachedTasks detachedTasks, Duration keep, long capacity) {
        MemoryStore store = new MemoryStore(clock, ticker, detachedTasks, capacity);
        Vault vault = Vault.inMemory(store.vault(), keep);
        return new SharedStores(store.tokens(), store.budget(), vault, task -> {});
    }
}
