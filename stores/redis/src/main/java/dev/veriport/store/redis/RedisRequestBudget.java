package dev.veriport.store.redis;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetCounter;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.VendorAccount;
import dev.veriport.store.redis.RedisSettings.OnFailure;
import dev.veriport.store.redis.SeenDay.Count;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One count for each account and day in Redis, by Redis's clock. Each node remembers the highest count that it has seen
 * and writes it back, so that the count continues after Redis lost its data, as long as one such node is running.
 */
final class RedisRequestBudget implements RequestBudget {
    private static final String CHANNEL = "veriport:budget:lost";

    /** How long other nodes have to write back a missing count. */
    private static final Duration ANSWERS = Duration.ofMillis(100);

    private static final String ASKED = "ASKED";
    private static final List<BudgetCounter> ALL = List.of(BudgetCounter.values());
    private static final Duration KEPT = Duration.ofHours(49);

    private final RedisConnection redis;
    private final OnFailure onFailure;
    private final Ticker ticker;
    private final StoreClock clock;
    private final ConcurrentMap<String, SeenDay> seen = new ConcurrentHashMap<>();

    RedisRequestBudget(RedisConnection redis, OnFailure onFailure, InstantSource clock, Ticker ticker) {
        this.redis = redis;
        this.onFailure = onFailure;
        this.ticker = ticker;
        this.clock = new StoreClock(clock, ticker);
        redis.answer(CHANNEL, asked -> writeBack());
        redis.whenBack(this::writeBack);
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
        List<BudgetCounter> order = counters.stream().sorted().toList();
        ZonedDateTime now = now().atZone(limits.zone());
        SeenDay day = day(account.id(), now.toLocalDate());
        if (order.isEmpty() || (counted && !day.hasRoom(order, limits))) {
            return usage(day, now, order, false);
        }
        try {
            boolean granted = askRedis(day, order, limits, counted);
            return usage(day, now, order, granted || !counted);
        } catch (VeriportException away) {
            if (away.code() != ErrorCode.UNAVAILABLE || onFailure == OnFailure.FAIL) {
                throw away;
            }
            return usage(day, now, order, !counted || day.countAlone(order, limits));
        }
    }

    private boolean askRedis(SeenDay day, List<BudgetCounter> order, DailyLimits limits, boolean counted) {
        Map<BudgetCounter, Count> taken = day.take(order);
        try {
            List<String> answer = run(day, order, arguments(taken, limits, counted, false));
            if (answer.get(0).equals(ASKED)) {
                letOthersAnswer();
                answer = run(day, order, arguments(taken, limits, counted, true));
            }
            clock.heard(Long.parseLong(answer.get(1)));
            for (int i = 0; i < order.size(); i++) {
                long seenThere = Long.parseLong(answer.get(2 * i + 2));
                day.saw(order.get(i), seenThere, Long.parseLong(answer.get(2 * i + 3)));
            }
            return answer.get(0).equals("GRANTED");
        } catch (VeriportException failure) {
            day.putBack(taken);
            throw failure;
        }
    }

    private List<String> run(SeenDay day, List<BudgetCounter> order, String[] arguments) {
        return redis.run(Script.COUNT, day.keys(order), arguments);
    }

    /** A missing count may be lost data, so the other nodes get a moment to write it back. */
    private void letOthersAnswer() {
        try {
            ticker.pause(ticker.nanos() + ANSWERS.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw VeriportException.notSent(ErrorCode.INTERRUPTED, "interrupted while counting a request")
                    .build();
        }
    }

    private static String[] arguments(
            Map<BudgetCounter, Count> taken, DailyLimits limits, boolean counted, boolean asked) {
        List<String> all = new ArrayList<>(
                List.of(counted ? "1" : "0", asked ? "1" : "0", CHANNEL, "lost", Long.toString(KEPT.toMillis())));
        taken.forEach((counter, count) -> {
            all.add(Long.toString(limits.limits().getOrDefault(counter, 0L)));
            all.add(Long.toString(count.counted()));
            all.add(Long.toString(count.reported()));
            all.add(Long.toString(count.alone()));
        });
        return all.toArray(String[]::new);
    }

    /** Uses Redis's clock, so that all nodes agree on the day near midnight. */
    private Instant now() {
        if (!clock.hasHeard()) {
            try {
                clock.heard(redis.time());
            } catch (VeriportException away) {
                return clock.now();
            }
        }
        return clock.now();
    }

    private SeenDay day(String account, LocalDate date) {
        return seen.compute(
                account,
                (id, known) -> known != null && !known.date().isBefore(date) ? known : new SeenDay(account, date));
    }

    private void writeBack() {
        seen.values().forEach(day -> {
            Map<BudgetCounter, Count> taken = day.take(ALL);
            redis.runAside(
                    Script.COUNT,
                    day.keys(ALL),
                    () -> day.putBack(taken),
                    arguments(taken, DailyLimits.none(), false, true));
        });
    }

    private static DailyUsage usage(SeenDay day, ZonedDateTime now, List<BudgetCounter> order, boolean granted) {
        Map<BudgetCounter, Long> used = new EnumMap<>(BudgetCounter.class);
        order.forEach(counter -> used.put(counter, day.used(counter)));
        ZonedDateTime reset = day.date().plusDays(1).atStartOfDay(now.getZone());
        return new DailyUsage(day.date(), granted, used, Duration.between(now, reset));
    }

    @Override
    public void close() {
        redis.close();
    }
}
