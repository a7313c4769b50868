package dev.veriport.internal.store;

import dev.veriport.event.BudgetCounter;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.VendorAccount;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** What this process knows of the counts of an account's day. Thread-safe. */
final class KnownDay {
    private final VendorAccount account;
    private final LocalDate date;
    private final ReentrantLock lock = new ReentrantLock();
    /** The highest count seen in the store. */
    private final Map<BudgetCounter, Long> seen = new EnumMap<>(BudgetCounter.class);
    /** Counted without the store, and not written back yet. */
    private final Map<BudgetCounter, Long> alone = new EnumMap<>(BudgetCounter.class);
    /** Counted without the store, and being written back. */
    private final Map<BudgetCounter, Long> writing = new EnumMap<>(BudgetCounter.class);

    KnownDay(VendorAccount account, LocalDate date) {
        this.account = account;
        this.date = date;
    }

    VendorAccount account() {
        return account;
    }

    LocalDate date() {
        return date;
    }

    void saw(Map<BudgetCounter, Long> counts) {
        lock.lock();
        try {
            counts.forEach((counter, count) -> seen.merge(counter, count, Math::max));
        } finally {
            lock.unlock();
        }
    }

    Map<BudgetCounter, Long> used(Set<BudgetCounter> counters) {
        lock.lock();
        try {
            Map<BudgetCounter, Long> used = new EnumMap<>(BudgetCounter.class);
            counters.forEach(counter -> used.put(counter, used(counter)));
            return used;
        } finally {
            lock.unlock();
        }
    }

    boolean hasRoom(Set<BudgetCounter> counters, DailyLimits limits) {
        lock.lock();
        try {
            return counters.stream()
                    .allMatch(counter -> used(counter) < limits.limits().getOrDefault(counter, Long.MAX_VALUE));
        } finally {
            lock.unlock();
        }
    }

    /** Counts a request without the store. Returns false, and counts nothing, when one of the counters is at its limit. */
    boolean countAlone(Set<BudgetCounter> counters, DailyLimits limits) {
        lock.lock();
        try {
            boolean room = hasRoom(counters, limits);
            if (room) {
                counters.forEach(counter -> alone.merge(counter, 1L, Long::sum));
            }
            return room;
        } finally {
            lock.unlock();
        }
    }

    /** What the store is told. What was counted alone is in it once. */
    WriteBack take() {
        lock.lock();
        try {
            WriteBack taken = new WriteBack(Map.copyOf(seen), Map.copyOf(alone));
            add(writing, taken.alone(), 1);
            alone.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    boolean isUnused() {
        lock.lock();
        try {
            return seen.isEmpty() && writing.isEmpty() && alone.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    boolean hasCountedAlone() {
        lock.lock();
        try {
            return !alone.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The write may be lost, so its counts are written again: counting twice is safer than not at all. */
    void putBack(WriteBack taken) {
        lock.lock();
        try {
            add(writing, taken.alone(), -1);
            add(alone, taken.alone(), 1);
        } finally {
            lock.unlock();
        }
    }

    /** What was counted alone is in the store now, and counts as seen. */
    void written(WriteBack taken) {
        lock.lock();
        try {
            add(writing, taken.alone(), -1);
            add(seen, taken.alone(), 1);
        } finally {
            lock.unlock();
        }
    }

    private long used(BudgetCounter counter) {
        return seen.getOrDefault(counter, 0L) + writing.getOrDefault(counter, 0L) + alone.getOrDefault(counter, 0L);
    }

    private static void add(Map<BudgetCounter, Long> to, Map<BudgetCounter, Long> counts, int sign) {
        counts.forEach((counter, count) -> to.merge(counter, sign * count, Long::sum));
    }

    /**
     * What a process knows of a day.
     *
     * @param seen the highest count that it saw in the store
     * @param alone what it counted without the store
     */
    record WriteBack(Map<BudgetCounter, Long> seen, Map<BudgetCounter, Long> alone) {}
}
