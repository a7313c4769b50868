package dev.veriport.store.redis;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetCounter;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.StoreRuntime;
import dev.veriport.store.VendorAccount;
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
import java.util.TreeSet;

/**
 * One count for each account, day and counter, in Redis. Redis may lose what it counted, so whoever finds a count missing asks
 * the other nodes, and this one, to write back what they saw, before it counts on.
 */
final class RedisRequestBudget implements RequestBudget {
    /** How long the nodes have to write back a missing count. */
    private static final Duration ANSWERS = Duration.ofMillis(100);

    private static final Duration KEPT = Duration.ofHours(49);
    private static final int MOST_DAYS = 3;

    private final RedisConnection redis;
    private final InstantSource guess;
    private final Ticker ticker;
    private final FleetListener listener;

    RedisRequestBudget(RedisConnection redis, StoreRuntime runtime, FleetListener listener) {
        this.redis = redis;
        this.guess = runtime.clock();
        this.ticker = runtime.ticker();
        this.listener = listener;
    }

    /** The request to count, or to look at. */
    private record Question(VendorAccount account, DailyLimits limits, List<BudgetCounter> counters, boolean counts) {
        Step on(ZonedDateTime time, boolean asked) {
            LocalDate day = time.toLocalDate();
            List<Object> arguments = new ArrayList<>(List.of(
                    counts ? "1" : "0", asked ? "1" : "0", firstMillis(day), firstMillis(day.plusDays(1)), KEPT));
            counters.forEach(counter -> arguments.add(limits.limits().getOrDefault(counter, Long.MAX_VALUE)));
            return Step.of(Script.COUNT, Names.counts(account, day, counters), arguments.toArray());
        }

        private long firstMillis(LocalDate day) {
            return day.atStartOfDay(limits.zone()).toInstant().toEpochMilli();
        }

        DailyUsage usage(ZonedDateTime now, boolean granted, Map<BudgetCounter, Long> used) {
            LocalDate day = now.toLocalDate();
            ZonedDateTime reset = day.plusDays(1).atStartOfDay(now.getZone());
            return new DailyUsage(day, granted, used, Duration.between(now, reset));
        }
    }

    @Override
    public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
        return today(new Question(account, limits, List.copyOf(new TreeSet<>(counters)), true));
    }

    @Override
    public DailyUsage usage(VendorAccount account, DailyLimits limits) {
        return today(new Question(
                account, limits, List.copyOf(new TreeSet<>(limits.limits().keySet())), false));
    }

    /** This node's clock says which day to try. Redis's clock decides, in the script. */
    private DailyUsage today(Question question) {
        ZonedDateTime time = guess.instant().atZone(question.limits().zone());
        if (question.counters().isEmpty()) {
            Step step = Step.of(
                    Script.TIME, Names.counts(question.account(), time.toLocalDate(), List.of(BudgetCounter.REQUESTS)));
            return question.usage(at(redis.run(step).number(1), question), true, Map.of());
        }
        for (int day = 0; day < MOST_DAYS; day++) {
            Reply reply = counted(question, time);
            time = at(reply.number(1), question);
            if (!reply.is("ANOTHER_DAY")) {
                Map<BudgetCounter, Long> used = new EnumMap<>(BudgetCounter.class);
                for (int i = 0; i < question.counters().size(); i++) {
                    used.put(question.counters().get(i), reply.number(i + 2));
                }
                return question.usage(time, !question.counts() || reply.is("GRANTED"), used);
            }
        }
        throw VeriportException.notSent(ErrorCode.UNAVAILABLE, "the clock of Redis jumps by days: set it right")
                .build();
    }

    private static ZonedDateTime at(long millis, Question question) {
        return Instant.ofEpochMilli(millis).atZone(question.limits().zone());
    }

    private Reply counted(Question question, ZonedDateTime time) {
        Reply reply = redis.run(question.on(time, false));
        if (!reply.is("MISSING")) {
            return reply;
        }
        redis.send(Names.COUNTS_MISSING, commands -> commands.publish(Names.COUNTS_MISSING, new byte[0]));
        letNodesAnswer();
        return redis.run(question.on(time, true));
    }

    private void letNodesAnswer() {
        try {
            ticker.pause(ticker.nanos() + ANSWERS.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw VeriportException.notSent(ErrorCode.INTERRUPTED, "interrupted while counting a request")
                    .build();
        }
    }

    @Override
    public void restore(
            VendorAccount account, LocalDate day, Map<BudgetCounter, Long> seen, Map<BudgetCounter, Long> more) {
        Set<BudgetCounter> counters = new TreeSet<>(seen.keySet());
        counters.addAll(more.keySet());
        if (counters.isEmpty()) {
            return;
        }
        List<Object> arguments = new ArrayList<>(List.of(KEPT));
        for (BudgetCounter counter : counters) {
            arguments.add(seen.getOrDefault(counter, 0L));
            arguments.add(more.getOrDefault(counter, 0L));
        }
        redis.run(Step.of(Script.RAISE, Names.counts(account, day, List.copyOf(counters)), arguments.toArray()));
    }

    @Override
    public void whenCountsAreMissing(Runnable task) {
        listener.whenCountsAreMissing(task);
    }
}
