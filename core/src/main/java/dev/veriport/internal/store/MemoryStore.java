package dev.veriport.internal.store;

import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.store.Store;
import dev.veriport.time.Ticker;
import java.time.InstantSource;

/** The store of one process, in its memory. What it has is lost when the process ends. Thread-safe. */
public final class MemoryStore implements Store {
    private final MemoryTokenStore tokens;
    private final MemoryRequestBudget budget;
    private final MemoryResultVault vault;

    /** @param capacity in bytes, of all answers together */
    public MemoryStore(InstantSource clock, Ticker ticker, DetachedTasks detachedTasks, long capacity) {
        this.tokens = new MemoryTokenStore(ticker);
        this.budget = new MemoryRequestBudget(clock);
        this.vault = new MemoryResultVault(clock, ticker, detachedTasks, capacity);
    }

    @Override
    public MemoryTokenStore tokens() {
        return tokens;
    }

    @Override
    public MemoryRequestBudget budget() {
        return budget;
    }

    @Override
    public MemoryResultVault vault() {
        return vault;
    }

    /** Never fails. */
    @Override
    public void ping() {}

    @Override
    public void close() {
        tokens.clear();
        vault.clear();
    }
}
