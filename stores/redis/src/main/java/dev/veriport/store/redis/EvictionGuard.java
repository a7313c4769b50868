package dev.veriport.store.redis;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Refuses the vault in a Redis that evicts: an evicted intent is a code that is sent twice. Looks before the first step, and
 * again from time to time. Where the user may not look, the vault works. Thread-safe.
 */
final class EvictionGuard {
    private static final Duration VALID = Duration.ofMinutes(1);
    private static final String KEEPS = "noeviction";

    private final ServerInfo info;
    private final Ticker ticker;
    private final AtomicLong validUntil;

    EvictionGuard(ServerInfo info, Ticker ticker) {
        this.info = info;
        this.ticker = ticker;
        this.validUntil = new AtomicLong(ticker.nanos());
    }

    /** @throws VeriportException {@link ErrorCode#CONFIGURATION} when Redis evicts */
    void require() {
        if (ticker.nanos() - validUntil.get() >= 0) {
            look();
            validUntil.set(ticker.nanos() + VALID.toNanos());
        }
    }

    /** Looks now. */
    void look() {
        for (String policy : info.ofPrimaries("memory", "maxmemory_policy")) {
            if (!policy.equals(KEEPS)) {
                throw VeriportException.notSent(
                                ErrorCode.CONFIGURATION,
                                "Redis evicts keys (maxmemory-policy " + policy
                                        + "), so the vault would forget which codes"
                                        + " were sent: set maxmemory-policy noeviction, or veriport.vault to another store")
                        .build();
            }
        }
    }
}
