package dev.veriport.internal.store;

import dev.veriport.event.BudgetCounter;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.VendorAccount;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Counts requests in memory, for one process. The counts are lost when the process ends. Thread-safe. */
public final class MemoryRequestBudget implements RequestBudget {
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Day> days = new HashMap<>();

    /** @param clock decides which day it is */
    public MemoryRequestBudget(InstantSource clock) {
        this.clock = clock;
    }

    private record Day(LocalDate date, Map<BudgetCounter, Long> counts) {
        long count(BudgetCounter counter) {
            return counts.getOrDefault(counter, 0L);
        }
    }

    @Override
    public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
        return today(account, limits, counters, true);
    }

    @Override
    public DailyUsage usage(VendorAccount account, DailyLimits limits) {
        return today(account, limits, limits.limits().keySet(), false);
    }

    private DailyUsage today(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters, boolean counted) {
        ZonedDateTime now = clock.instant().atZone(limits.zone());
        lock.lock();
        try {
            Day day = days.compute(account.id(), (id, known) -> onOrAfter(known, now.toLocalDate()));
            boolean granted = !counted
                    || counters.stream()
                            .allMatch(counter ->
                                    day.count(counter) < limits.limits().getOrDefault(counter, Long.MAX_VALUE));
            if (counted && granted) {
                counters.forEach(counter -> day.counts().merge(counter, 1L, Long::sum));
            }
            Map<BudgetCounter, Long> used = new EnumMap<>(BudgetCounter.class);
            counters.forEach(counter -> used.put(counter, day.count(counter)));
            return new DailyUsage(day.date(), granted, used, untilAfter(day.date(), now));
        } finally {
            lock.unlock();
        }
    }

    private static Duration untilAfter(LocalDate day, ZonedDateTime now) {
        return Duration.between(now, day.plusDays(1).atStartOfDay(now.getZone()));
    }

    @Override
    public void restore(
            VendorAccount account, LocalDate date, Map<BudgetCounter, Long> seen, Map<BudgetCounter, Long> more) {
        lock.lock();
        try {
            Day day = days.compute(account.id(), (id, known) -> onOrAfter(known, date));
            if (day.date().equals(date)) {
                seen.forEach((counter, count) -> day.counts().merge(counter, count, Math::max));
                more.forEach((counter, count) -> day.counts().merge(counter, count, Long::sum));
            }
        } finally {
            lock.unlock();
        }
    }

    /** A clock that is set back must not begin a day again. */
    private static Day onOrAfter(@Nullable Day known, LocalDate date) {
        return known != null && !known.date().isBefore(date)
                ? known
                : new Day(date, new EnumMap<>(BudgetCounter.class));
    }
}
