package dev.veriport.internal.setup;

import dev.veriport.store.DailyLimits;

/**
 * The limits of one vendor.
 *
 * @param connections the maximum number of concurrent requests of one kind of operation
 */
public record VendorLimits(DailyLimits daily, int connections) {}
