package dev.veriport.docs.acmestore;

import dev.veriport.event.BudgetCounter;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.VendorAccount;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

final class AcmeBudget implements RequestBudget {
    private final AcmeStore store;
    private final Map<String, Map<BudgetCounter, Long>> days = new HashMap<>();

    AcmeBudget(AcmeStore store) {
        this.store = store;
    }

    @Override
    public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
        return store.step(now -> {
            ZonedDateTime time = Instant.ofEpochMilli(now).atZone(limits.zone());
            Map<BudgetCounter, Long> counts = counts(account, time.toLocalDate());
            boolean granted = counters.stream()
                    .allMatch(counter ->
                            counts.getOrDefault(counter, 0L) < limits.limits().getOrDefault(counter, Long.MAX_VALUE));
            if (granted) {
                counters.forEach(counter -> counts.merge(counter, 1L, Long::sum));
            }
            return usage(time, granted, counts, counters);
        });
    }

    @Override
    public DailyUsage usage(VendorAccount account, DailyLimits limits) {
        return store.step(now -> {
            ZonedDateTime time = Instant.ofEpochMilli(now).atZone(limits.zone());
            Map<BudgetCounter, Long> counts = counts(account, time.toLocalDate());
            return usage(time, true, counts, limits.limits().keySet());
        });
    }

    @Override
    public void restore(
            VendorAccount account, LocalDate day, Map<BudgetCounter, Long> seen, Map<BudgetCounter, Long> more) {
        store.step(now -> {
            Map<BudgetCounter, Long> counts = counts(account, day);
            seen.forEach((counter, count) -> counts.merge(counter, count, Math::max));
            more.forEach((counter, count) -> counts.merge(counter, count, Long::sum));
            return counts;
        });
    }

    private Map<BudgetCounter, Long> counts(VendorAccount account, LocalDate day) {
        return days.computeIfAbsent(account.id() + "/" + day, unused -> new EnumMap<>(BudgetCounter.class));
    }

    private static DailyUsage usage(
            ZonedDateTime time, boolean granted, Map<BudgetCounter, Long> counts, Set<BudgetCounter> counters) {
        Map<BudgetCounter, Long> used = new EnumMap<>(BudgetCounter.class);
        counters.forEach(counter -> used.put(counter, counts.getOrDefault(counter, 0L)));
        LocalDate day = time.toLocalDate();
        Duration resetsIn = Duration.between(time, day.plusDays(1).atStartOfDay(time.getZone()));
        return new DailyUsage(day, granted, used, resetsIn);
    }
}
