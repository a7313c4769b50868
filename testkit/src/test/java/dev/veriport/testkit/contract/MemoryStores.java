package dev.veriport.testkit.contract;

import dev.veriport.internal.store.MemoryStore;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.store.Store;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Instant;

/** Stores in memory, whose clocks are one ticker. */
final class MemoryStores {
    private static final long CAPACITY = 1L << 30;

    private MemoryStores() {}

    static Store open(MutableTicker ticker) {
        DetachedTasks detachedTasks = new DetachedTasks("store");
        detachedTasks.close(); // what is over is erased by eraseExpired alone
        return new MemoryStore(() -> Instant.EPOCH.plusNanos(ticker.nanos()), ticker, detachedTasks, CAPACITY);
    }
}
