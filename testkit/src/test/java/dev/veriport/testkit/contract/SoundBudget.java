package dev.veriport.testkit.contract;

import dev.veriport.event.BudgetCounter;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.VendorAccount;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** A budget that passes everything on, for defects to extend. */
class SoundBudget implements RequestBudget {
    final RequestBudget sound;

    SoundBudget(RequestBudget sound) {
        this.sound = sound;
    }

    @Override
    public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
        return sound.count(account, limits, counters);
    }

    @Override
    public DailyUsage usage(VendorAccount account, DailyLimits limits) {
        return sound.usage(account, limits);
    }

    @Override
    public void restore(
            VendorAccount account, LocalDate day, Map<BudgetCounter, Long> seen, Map<BudgetCounter, Long> more) {
        sound.restore(account, day, seen, more);
    }
}
