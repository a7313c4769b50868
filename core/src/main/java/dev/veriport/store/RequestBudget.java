package dev.veriport.store;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetCounter;
import dev.veriport.model.ProviderId;
import java.util.Set;

/** Counts requests by vendor and calendar day, for one process or a fleet. What is counted is never given back. Thread-safe. */
public interface RequestBudget extends AutoCloseable {

    /**
     * Counts one request in each of the counters, or in none where one of them has no room.
     *
     * @param counters those that have a limit
     * @throws VeriportException {@link ErrorCode#UNAVAILABLE} when the count cannot be reached and nobody may go on
     *     without it
     */
    DailyUsage count(ProviderId provider, DailyLimits limits, Set<BudgetCounter> counters);

    /** What was counted today, of what has a limit. */
    DailyUsage usage(ProviderId provider, DailyLimits limits);

    @Override
    void close();
}
