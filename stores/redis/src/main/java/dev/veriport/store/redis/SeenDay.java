package dev.veriport.store.redis;

import dev.veriport.event.BudgetCounter;
import dev.veriport.store.DailyLimits;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The counts of an account's day that this process has seen. Thread-safe. */
final class SeenDay {
    private final String account;
    private final LocalDate date;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<BudgetCounter, Count> counts = new EnumMap<>(BudgetCounter.class);

    /**
     * @param counted the highest count seen in Redis
     * @param reported the highest count seen there of requests that nodes counted without Redis
     * @param alone the requests that this process has counted without Redis since then
     */
    record Count(long counted, long reported, long alone) {
        static final Count NONE = new Count(0, 0, 0);

        long sum() {
            return counted + reported + alone;
        }
    }

    /** @param account the id of the account */
    SeenDay(String account, LocalDate date) {
        this.account = account;
        this.date = date;
    }

    LocalDate date() {
        return date;
    }

    /** With one hash tag, so that a cluster stores them in one slot. */
    List<String> keys(List<BudgetCounter> counters) {
        String name = "veriport:{budget:" + account + "}:" + date + ":";
        return counters.stream()
                .map(counter -> name + counter.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    long used(BudgetCounter counter) {
        return at(counter).sum();
    }

    boolean hasRoom(List<BudgetCounter> counters, DailyLimits limits) {
        return counters.stream()
                .allMatch(counter -> used(counter) < limits.limits().getOrDefault(counter, Long.MAX_VALUE));
    }

    /** Counts a request without Redis. Returns false, and counts nothing, when one of the counters is at its limit. */
    boolean countAlone(List<BudgetCounter> counters, DailyLimits limits) {
        lock.lock();
        try {
            boolean room = hasRoom(counters, limits);
            if (room) {
                counters.forEach(counter -> add(counter, 1));
            }
            return room;
        } finally {
            lock.unlock();
        }
    }

    void saw(BudgetCounter counter, long counted, long reported) {
        lock.lock();
        try {
            Count known = at(counter);
            Count most =
                    new Count(Math.max(known.counted(), counted), Math.max(known.reported(), reported), known.alone());
            counts.put(counter, most);
        } finally {
            lock.unlock();
        }
    }

    /** The counts to write to Redis. Requests counted without Redis are included once. */
    Map<BudgetCounter, Count> take(List<BudgetCounter> counters) {
        lock.lock();
        try {
            Map<BudgetCounter, Count> taken = new EnumMap<>(BudgetCounter.class);
            for (BudgetCounter counter : counters) {
                Count known = at(counter);
                taken.put(counter, known);
                counts.put(counter, new Count(known.counted(), known.reported(), 0));
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** The write may be lost, so the counts are written again: counting twice is safer than not at all. */
    void putBack(Map<BudgetCounter, Count> taken) {
        lock.lock();
        try {
            taken.forEach((counter, count) -> add(counter, count.alone()));
        } finally {
            lock.unlock();
        }
    }

    private void add(BudgetCounter counter, long more) {
        Count known = at(counter);
        counts.put(counter, new Count(known.counted(), known.reported(), known.alone() + more));
    }

    private Count at(BudgetCounter counter) {
        lock.lock();
        try {
            return counts.getOrDefault(counter, Count.NONE);
        } finally {
            lock.unlock();
        }
    }
}
