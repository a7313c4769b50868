package dev.veriport.internal.store;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetCounter;
import dev.veriport.internal.store.KnownDay.WriteBack;
import dev.veriport.internal.store.StoreFailurePolicy.OnFailure;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.VendorAccount;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A shared store's counts. While the store is away, this process counts by itself what it sends, on top of the highest count that
 * it has seen, and writes it back afterwards; or it refuses. It also writes back when the store has lost its counts, so that
 * the day goes on as long as one process that has seen them runs. Thread-safe.
 */
public final class FallbackBudget implements RequestBudget {
    private final RequestBudget shared;
    private final StoreAvailability availability;
    private final OnFailure onFailure;
    private final InstantSource own;
    private final Ticker ticker;
    private final ConcurrentMap<String, KnownDay> days = new ConcurrentHashMap<>();
    private volatile @Nullable StoreTime storeTime;

    /** The store's time at a reading of the ticker. */
    private record StoreTime(Instant time, long at) {}

    /** @param own the clock used until the store's time is known */
    public FallbackBudget(
            RequestBudget shared,
            StoreAvailability availability,
            OnFailure onFailure,
            InstantSource own,
            Ticker ticker) {
        this.shared = shared;
        this.availability = availability;
        this.onFailure = onFailure;
        this.own = own;
        this.ticker = ticker;
        shared.whenCountsAreMissing(() -> availability.aside(this::writeBackAll));
        availability.whenBack(this::writeBackAll);
    }

    @Override
    public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
        KnownDay day = today(account, limits);
        if (!day.hasRoom(counters, limits)) {
            return usage(day, limits, counters, false); // a day's count never falls
        }
        return attempt(
                () -> availability.call(() -> {
                    if (day.hasCountedAlone()) {
                        writeBack(day);
                    }
                    return shared.count(account, limits, counters);
                }),
                account,
                limits,
                () -> usage(day, limits, counters, day.countAlone(counters, limits)));
    }

    @Override
    public DailyUsage usage(VendorAccount account, DailyLimits limits) {
        return attempt(
                () -> availability.call(() -> shared.usage(account, limits)),
                account,
                limits,
                () -> usage(today(account, limits), limits, limits.limits().keySet(), true));
    }

    private DailyUsage attempt(
            Supplier<DailyUsage> inStore, VendorAccount account, DailyLimits limits, Supplier<DailyUsage> alone) {
        try {
            DailyUsage usage = inStore.get();
            rememberStoreTime(usage, limits);
            KnownDay day = dayOfStore(account, usage.day());
            if (day.date().equals(usage.day())) {
                day.saw(usage.used());
            }
            return usage;
        } catch (VeriportException failure) {
            if (failure.code() != ErrorCode.UNAVAILABLE || onFailure == OnFailure.FAIL) {
                throw failure;
            }
            return alone.get();
        }
    }

    private DailyUsage usage(KnownDay day, DailyLimits limits, Set<BudgetCounter> counters, boolean granted) {
        Instant reset = startAfter(day.date(), limits).toInstant();
        return new DailyUsage(day.date(), granted, day.used(counters), Duration.between(now(), reset));
    }

    private void rememberStoreTime(DailyUsage usage, DailyLimits limits) {
        Instant reset = startAfter(usage.day(), limits).toInstant();
        storeTime = new StoreTime(reset.minus(usage.resetsIn()), ticker.nanos());
    }

    private static ZonedDateTime startAfter(LocalDate day, DailyLimits limits) {
        return day.plusDays(1).atStartOfDay(limits.zone());
    }

    private Instant now() {
        StoreTime known = storeTime;
        return known == null ? own.instant() : known.time().plus(Duration.ofNanos(ticker.nanos() - known.at()));
    }

    private KnownDay today(VendorAccount account, DailyLimits limits) {
        return day(account, now().atZone(limits.zone()).toLocalDate());
    }

    /** A clock that is set back does not begin a day again. */
    private KnownDay day(VendorAccount account, LocalDate date) {
        return days.compute(
                account.id(),
                (id, known) -> known != null && !known.date().isBefore(date) ? known : new KnownDay(account, date));
    }

    /** The store's day also replaces a later one that this process's own clock began, and that has counted nothing. */
    private KnownDay dayOfStore(VendorAccount account, LocalDate date) {
        return days.compute(
                account.id(),
                (id, known) -> known == null
                                || known.date().isBefore(date)
                                || (known.date().isAfter(date) && known.isUnused())
                        ? new KnownDay(account, date)
                        : known);
    }

    private void writeBackAll() {
        days.values().forEach(this::writeBack);
    }

    private void writeBack(KnownDay day) {
        WriteBack taken = day.take();
        try {
            shared.restore(day.account(), day.date(), taken.seen(), taken.alone());
            day.written(taken);
        } catch (RuntimeException lost) {
            day.putBack(taken);
            throw lost;
        }
    }

    @Override
    public void restore(
            VendorAccount account, LocalDate day, Map<BudgetCounter, Long> seen, Map<BudgetCounter, Long> more) {
        availability.run(() -> shared.restore(account, day, seen, more));
    }
}
