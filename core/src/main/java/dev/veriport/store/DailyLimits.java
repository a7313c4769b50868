package dev.veriport.store;

import dev.veriport.event.BudgetCounter;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The daily limits of a vendor's requests. Immutable.
 *
 * @param zone the time zone in which the vendor's day begins
 * @param limits the limit of each counter, in requests a day; a counter without a limit is not counted
 */
public record DailyLimits(ZoneId zone, Map<BudgetCounter, Long> limits) {

    /** Copies the limits. */
    public DailyLimits {
        limits = Map.copyOf(limits);
    }

    /** No limit. Nothing is counted. */
    public static DailyLimits none() {
        return new DailyLimits(ZoneOffset.UTC, Map.of());
    }
}
