package dev.veriport.store;

import dev.veriport.event.BudgetCounter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

/**
 * How much of the daily limits is used. Immutable.
 *
 * @param day the date in the vendor's time zone
 * @param granted whether the request was within the limits and was counted; true where no request was counted
 * @param used the count of each counter, including this request if it was granted
 * @param resetsIn the time until the vendor's next day
 */
public record DailyUsage(LocalDate day, boolean granted, Map<BudgetCounter, Long> used, Duration resetsIn) {

    /** Copies the counts. */
    public DailyUsage {
        used = Map.copyOf(used);
    }
}
