package dev.veriport.internal.budget;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetCounter;
import dev.veriport.event.BudgetUse;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.model.ProviderId;
import dev.veriport.spi.Operation;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.VendorAccount;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Enforces the daily limits of one instance's account. Each request is counted immediately before it is sent; a request above the limit
 * is not sent.
 */
public final class DailyBudget {
    private static final int NEARLY_PERCENT = 80;

    private final ProviderId provider;
    private final VendorAccount account;
    private final DailyLimits limits;
    private final RequestBudget budget;
    private final VeriportListener listener;
    private final Set<BudgetCounter> forAny;
    private final Set<BudgetCounter> forTokens;

    /** The events already emitted for a day, so that each is emitted once. */
    private final ConcurrentMap<BudgetCounter, LocalDate> nearlyUsed = new ConcurrentHashMap<>();

    private final ConcurrentMap<BudgetCounter, LocalDate> exhausted = new ConcurrentHashMap<>();

    /** @param account that the requests are counted for; several instances may use it */
    public DailyBudget(
            ProviderId provider,
            VendorAccount account,
            DailyLimits limits,
            RequestBudget budget,
            VeriportListener listener) {
        this.provider = provider;
        this.account = account;
        this.limits = limits;
        this.budget = budget;
        this.listener = listener;
        this.forTokens = limits.limits().keySet();
        Set<BudgetCounter> any = EnumSet.noneOf(BudgetCounter.class);
        any.addAll(limits.limits().keySet());
        any.remove(BudgetCounter.TOKENS);
        this.forAny = Set.copyOf(any);
    }

    /** @throws VeriportException {@link ErrorCode#BUDGET_EXHAUSTED} with the time until the next day */
    public void count(Operation operation) {
        Set<BudgetCounter> counters = operation.asksForToken() ? forTokens : forAny;
        if (counters.isEmpty()) {
            return;
        }
        DailyUsage usage = budget.count(account, limits, counters);
        if (!usage.granted()) {
            throw exhausted(usage);
        }
        usage.used().forEach((counter, used) -> {
            long limit = limit(counter);
            boolean nearly = used * 100 >= limit * NEARLY_PERCENT;
            if (nearly && !usage.day().equals(nearlyUsed.put(counter, usage.day()))) {
                listener.on(new VeriportEvent.BudgetNearlyUsed(provider, counter, used, limit));
            }
        });
    }

    /** The limits. Does not read the store. */
    public Map<BudgetCounter, Long> limits() {
        return limits.limits();
    }

    /** How much of each limit is used today. */
    public Map<BudgetCounter, BudgetUse> used() {
        Map<BudgetCounter, BudgetUse> all = new EnumMap<>(BudgetCounter.class);
        if (!limits.limits().isEmpty()) {
            budget.usage(account, limits)
                    .used()
                    .forEach((counter, used) -> all.put(counter, new BudgetUse(used, limit(counter))));
        }
        return all;
    }

    private VeriportException exhausted(DailyUsage usage) {
        usage.used().forEach((counter, used) -> {
            boolean first = used >= limit(counter) && !usage.day().equals(exhausted.put(counter, usage.day()));
            if (first) {
                listener.on(new VeriportEvent.BudgetExhausted(provider, counter, limit(counter), usage.resetsIn()));
            }
        });
        return VeriportException.notSent(
                        ErrorCode.BUDGET_EXHAUSTED,
                        "the daily limit of requests is reached: wait for the next day, or raise the limit")
                .provider(provider)
                .retryAfter(usage.resetsIn())
                .build();
    }

    private long limit(BudgetCounter counter) {
        return limits.limits().getOrDefault(counter, Long.MAX_VALUE);
    }
}
