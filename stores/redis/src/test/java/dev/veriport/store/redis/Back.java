package dev.veriport.store.redis;

import dev.veriport.error.VeriportException;
import dev.veriport.store.Store;
import java.time.Duration;

/** Waits for a store as core does. */
final class Back {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Back() {}

    /** Pings until the store is back; fails as the last ping does. */
    static void await(Store store) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                store.ping();
                return;
            } catch (VeriportException stillAway) {
                if (System.nanoTime() > until) {
                    throw stillAway;
                }
            }
        }
    }
}
