package dev.veriport.store;

import dev.veriport.event.BudgetCounter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a vendor's day has seen.
 *
 * @param day in the vendor's zone
 * @param granted whether there was room for the request that was to be counted; true where none was
 * @param used of each counter that was asked for, this request included where it was granted
 * @param resetsIn until the next day begins
 */
public record DailyUsage(LocalDate day, boolean granted, Map<BudgetCounter, Long> used, Duration resetsIn) {

    public DailyUsage {
        used = Map.copyOf(used);
    }
}
