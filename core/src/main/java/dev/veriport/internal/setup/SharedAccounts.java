package dev.veriport.internal.setup;

import dev.veriport.config.ConfigReader;
import dev.veriport.config.Configuration;
import dev.veriport.event.BudgetCounter;
import dev.veriport.model.ProviderId;
import dev.veriport.store.DailyLimits;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The daily limits of each account. Instances of one account share its limits: what one of them sets applies to all. Limits
 * that contradict each other are problems.
 */
final class SharedAccounts {
    private final Configuration configuration;
    private final Map<String, Account> byId = new LinkedHashMap<>();

    /** @param first the instance whose day-zone applies */
    private record Account(ProviderId first, ZoneId zone, Map<BudgetCounter, Long> limits) {}

    SharedAccounts(Configuration configuration, Map<ProviderId, PlannedInstance> open) {
        this.configuration = configuration;
        open.forEach(this::add);
    }

    private void add(ProviderId id, PlannedInstance instance) {
        DailyLimits own = instance.limits().daily();
        Account account = byId.computeIfAbsent(
                instance.account().id(), any -> new Account(id, own.zone(), new EnumMap<>(BudgetCounter.class)));
        ConfigReader in = configuration.section(id.value());
        String rule = "must be as in veriport." + account.first() + ": both use the same account";
        if (!own.zone().equals(account.zone())) {
            in.problem(PlannedInstance.DAY_ZONE, rule);
        }
        own.limits().forEach((counter, limit) -> {
            Long known = account.limits().putIfAbsent(counter, limit);
            if (known != null && !known.equals(limit)) {
                in.problem(
                        counter == BudgetCounter.TOKENS ? PlannedInstance.DAILY_TOKENS : PlannedInstance.DAILY_REQUESTS,
                        rule);
            }
        });
    }

    /** The limits of an instance's account. */
    DailyLimits limits(PlannedInstance instance) {
        Account account = byId.get(instance.account().id());
        return account == null ? instance.limits().daily() : new DailyLimits(account.zone(), account.limits());
    }
}
