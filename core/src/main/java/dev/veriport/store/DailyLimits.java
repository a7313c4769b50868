package dev.veriport.store;

import dev.veriport.event.BudgetCounter;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * How many requests a vendor may get in a calendar day.
 *
 * @param zone where the vendor's day begins
 * @param limits of what is limited; empty limits nothing
 */
public record DailyLimits(ZoneId zone, Map<BudgetCounter, Long> limits) {

    public DailyLimits {
        limits = Map.copyOf(limits);
    }

    /** No limit, and nothing counted. */
    public static DailyLimits none() {
        return new DailyLimits(ZoneOffset.UTC, Map.of());
    }
}
