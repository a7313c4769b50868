package dev.veriport.testkit.contract;

import dev.veriport.event.BudgetCounter;
import dev.veriport.model.Secret;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.Store;
import dev.veriport.store.VendorAccount;
import dev.veriport.testkit.time.MutableTicker;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Budgets with a defect. */
final class BrokenBudgets {
    private BrokenBudgets() {}

    /** The contract of a store whose budget has a defect. */
    private abstract static class Broken extends RequestBudgetContract {
        final MutableTicker ticker = new MutableTicker();

        abstract RequestBudget breaking(RequestBudget unaltered);

        @Override
        protected Store open() {
            Store sound = MemoryStores.open(ticker);
            return BrokenStore.with(sound, breaking(sound.budget()));
        }
    }

    static final class GrantsOneTooMany extends Broken {
        @Override
        RequestBudget breaking(RequestBudget unaltered) {
            return new SoundBudget(unaltered) {
                @Override
                public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
                    Map<BudgetCounter, Long> more = new EnumMap<>(BudgetCounter.class);
                    limits.limits().forEach((counter, limit) -> more.put(counter, limit + 1));
                    return sound.count(account, new DailyLimits(limits.zone(), more), counters);
                }
            };
        }
    }

    static final class CountsOneAfterTheOther extends Broken {
        @Override
        RequestBudget breaking(RequestBudget unaltered) {
            return new SoundBudget(unaltered) {
                @Override
                public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
                    DailyUsage last = sound.usage(account, limits);
                    for (BudgetCounter counter : new TreeSet<>(counters)) {
                        last = sound.count(account, limits, Set.of(counter));
                    }
                    return new DailyUsage(
                            last.day(),
                            last.granted(),
                            sound.usage(account, limits).used(),
                            last.resetsIn());
                }
            };
        }
    }

    static final class CountsReads extends Broken {
        @Override
        RequestBudget breaking(RequestBudget unaltered) {
            return new SoundBudget(unaltered) {
                @Override
                public DailyUsage usage(VendorAccount account, DailyLimits limits) {
                    return sound.count(account, limits, limits.limits().keySet());
                }
            };
        }
    }

    static final class IgnoresTheAccount extends Broken {
        @Override
        RequestBudget breaking(RequestBudget unaltered) {
            return new SoundBudget(unaltered) {
                @Override
                public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
                    VendorAccount one = new VendorAccount(URI.create("https://any.invalid"), "any", Secret.of("any"));
                    return sound.count(one, limits, counters);
                }
            };
        }
    }

    static final class CountsDaysInUtc extends Broken {
        @Override
        RequestBudget breaking(RequestBudget unaltered) {
            return new SoundBudget(unaltered) {
                @Override
                public DailyUsage usage(VendorAccount account, DailyLimits limits) {
                    return sound.usage(account, new DailyLimits(ZoneOffset.UTC, limits.limits()));
                }
            };
        }
    }

    static final class TellsSecretsApart extends Broken {
        @Override
        RequestBudget breaking(RequestBudget unaltered) {
            return new SoundBudget(unaltered) {
                @Override
                public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
                    VendorAccount other = VendorAccount.ofKey(account.baseUrl(), account.clientSecret());
                    return sound.count(other, limits, counters);
                }
            };
        }
    }

    static final class AddsWhatWasSeen extends Broken {
        @Override
        RequestBudget breaking(RequestBudget unaltered) {
            return new SoundBudget(unaltered) {
                @Override
                public void restore(
                        VendorAccount account,
                        LocalDate day,
                        Map<BudgetCounter, Long> seen,
                        Map<BudgetCounter, Long> more) {
                    sound.restore(account, day, Map.of(), seen);
                    sound.restore(account, day, Map.of(), more);
                }
            };
        }
    }

    static final class RaisesByWhatIsMore extends Broken {
        @Override
        RequestBudget breaking(RequestBudget unaltered) {
            return new SoundBudget(unaltered) {
                @Override
                public void restore(
                        VendorAccount account,
                        LocalDate day,
                        Map<BudgetCounter, Long> seen,
                        Map<BudgetCounter, Long> more) {
                    Map<BudgetCounter, Long> all = new EnumMap<>(BudgetCounter.class);
                    all.putAll(seen);
                    more.forEach((counter, count) -> all.merge(counter, count, Long::sum));
                    sound.restore(account, day, all, Map.of());
                }
            };
        }
    }

    static final class RestoresNothing extends Broken {
        @Override
        RequestBudget breaking(RequestBudget unaltered) {
            return new SoundBudget(unaltered) {
                @Override
                public void restore(
                        VendorAccount account,
                        LocalDate day,
                        Map<BudgetCounter, Long> seen,
                        Map<BudgetCounter, Long> more) {
                    // nothing
                }
            };
        }
    }

    static final class RestoresToTheNextDay extends Broken {
        @Override
        RequestBudget breaking(RequestBudget unaltered) {
            return new SoundBudget(unaltered) {
                @Override
                public void restore(
                        VendorAccount account,
                        LocalDate day,
                        Map<BudgetCounter, Long> seen,
                        Map<BudgetCounter, Long> more) {
                    sound.restore(account, day.plusDays(1), seen, more);
                }
            };
        }
    }
}
