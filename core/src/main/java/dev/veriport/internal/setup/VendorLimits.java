package dev.veriport.internal.setup;

import dev.veriport.store.DailyLimits;

/**
 * What one vendor may be asked for.
 *
 * @param connections how many requests of one safety may be under way at once
 */
public record VendorLimits(DailyLimits daily, int connections) {
    private static final int CONNECTIONS = 64;

    /** No daily limit, and as many connections as are usual. */
    public static VendorLimits none() {
        return new VendorLimits(DailyLimits.none(), CONNECTIONS);
    }
}
