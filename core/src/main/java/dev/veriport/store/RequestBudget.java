package dev.veriport.store;

import dev.veriport.event.BudgetCounter;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * The part of a store that counts requests for each account and calendar day, by the store's own clock. A counted request is
 * never subtracted. Thread-safe.
 */
public interface RequestBudget {

    /**
     * Counts one request in each of the counters: one atomic step. If one of them has reached its limit, none is counted.
     *
     * @param counters those that have a limit
     */
    DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters);

    /** Today's count of each counter that has a limit. Counts nothing. */
    DailyUsage usage(VendorAccount account, DailyLimits limits);

    /**
     * Writes back what a process knows of a day, after the store was away or has lost its counts: first each count is raised to
     * the highest that the process saw, then the requests are added that it counted by itself.
     *
     * <p>Where the store has lost its counts and several processes write back, one of them may have seen a higher count than the
     * process before it: then the requests that the earlier one counted by itself are not added to it. The count can be too low by
     * these requests, and by no more.
     *
     * @param seen the highest count that the process saw in the store
     * @param more what it counted without the store
     */
    void restore(VendorAccount account, LocalDate day, Map<BudgetCounter, Long> seen, Map<BudgetCounter, Long> more);

    /**
     * Runs the task when another process finds that a day's counts are missing: the task writes back what this process knows. A
     * store whose engine does not lose what it has written need not override it. The task must not block.
     */
    default void whenCountsAreMissing(Runnable task) {}
}
