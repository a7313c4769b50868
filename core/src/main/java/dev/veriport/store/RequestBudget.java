package dev.veriport.store;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetCounter;
import java.util.Set;

/**
 * Counts requests for each account and calendar day, for one process or for several that share the store. A counted
 * request is never subtracted. Thread-safe.
 */
public interface RequestBudget extends AutoCloseable {

    /**
     * Counts one request in each of the counters. If one of them has reached its limit, none is counted.
     *
     * @param counters those that have a limit
     * @throws VeriportException {@link ErrorCode#UNAVAILABLE} when the store cannot be reached and the settings do
     *     not allow requests without it
     */
    DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters);

    /** Today's count of each counter that has a limit. Counts nothing. */
    DailyUsage usage(VendorAccount account, DailyLimits limits);

    /** Releases the resources of this budget. */
    @Override
    void close();
}
