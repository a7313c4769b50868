package dev.veriport.store.redis;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.store.Store;
import java.time.Duration;

/** Waits for a store as core does. */
final class Back {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Back() {}

    /** Pings until the store is back; fails as the last ping does. */
    static void await(Store store) {
        awaitStep(store::ping);
    }

    /** Repeats a step until it succeeds. */
    static void awaitStep(Runnable step) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                step.run();
                return;
            } catch (VeriportException stillAway) {
                if (stillAway.code() != ErrorCode.UNAVAILABLE || System.nanoTime() > until) {
                    throw stillAway;
                }
            }
        }
    }
}
