package dev.veriport.internal.setup;

import dev.veriport.store.DailyLimits;

/**
 * The limits of one vendor.
 *
 * @param connections the maximum number of concurrent requests of one kind of operation
 */
public record VendorLimits(DailyLimits daily, int connections) {
    private static final int CONNECTIONS = 64;

    /** No daily limit, and the default number of connections. */
    public static VendorLimits none() {
        return new VendorLimits(DailyLimits.none(), CONNECTIONS);
    }
}
