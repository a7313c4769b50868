package dev.veriport.store.jdbc;

import dev.veriport.event.BudgetCounter;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.RequestBudget;
import dev.veriport.store.VendorAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One row for each account and day, which has all counters, so that a request is counted in one statement. */
final class JdbcRequestBudget implements RequestBudget {
    /** Longer than a day lasts anywhere, and than a process writes back what it counted. */
    private static final long KEPT = Duration.ofDays(8).toMillis();

    private static final String COUNT = """
            insert into veriport_budget (account, day, requests, tokens, expires_at)
            select ?, ?, ?, ?, {now} + ? where {now} >= ? and {now} < ?
            on conflict (account, day) do update set
                requests = veriport_budget.requests + excluded.requests,
                tokens = veriport_budget.tokens + excluded.tokens
            where veriport_budget.requests + excluded.requests <= ? and veriport_budget.tokens + excluded.tokens <= ?
            returning requests, tokens, {now}""";

    private static final String USED = "select requests, tokens from veriport_budget where account = ? and day = ?";

    private static final String RESTORE = """
            insert into veriport_budget (account, day, requests, tokens, expires_at) values (?, ?, ?, ?, {now} + ?)
            on conflict (account, day) do update set
                requests = ? + case when veriport_budget.requests < ? then ? else veriport_budget.requests end,
                tokens = ? + case when veriport_budget.tokens < ? then ? else veriport_budget.tokens end""";

    private final Database database;

    /** The database's time when it was last heard, in milliseconds since 1970: most often it is still the same day. */
    private volatile long lastHeard;

    JdbcRequestBudget(Database database) {
        this.database = database;
    }

    /** The counts of a day. */
    private record Counts(long requests, long tokens) {
        static final Counts NONE = new Counts(0, 0);

        static Counts read(ResultSet row) throws SQLException {
            return new Counts(row.getLong(1), row.getLong(2));
        }

        static Counts of(Map<BudgetCounter, Long> counts) {
            return new Counts(
                    counts.getOrDefault(BudgetCounter.REQUESTS, 0L), counts.getOrDefault(BudgetCounter.TOKENS, 0L));
        }

        long of(BudgetCounter counter) {
            return switch (counter) {
                case REQUESTS -> requests;
                case TOKENS -> tokens;
            };
        }
    }

    /** In one statement, which counts nothing on another day than it says. */
    @Override
    public DailyUsage count(VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters) {
        return database.step(session -> {
            if (counters.isEmpty()) {
                return usage(now(session, limits), true, Counts.NONE, counters);
            }
            while (true) {
                LocalDate day = at(lastHeard, limits).toLocalDate();
                Optional<DailyUsage> granted = granted(session, account, limits, counters, day);
                if (granted.isPresent()) {
                    return granted.get();
                }
                ZonedDateTime now = now(session, limits);
                if (now.toLocalDate().equals(day)) {
                    return usage(now, false, used(session, account, now), counters);
                }
            }
        });
    }

    /** The day is the one counted on: the time may be later, after the statement waited for the row. */
    private Optional<DailyUsage> granted(
            Session session, VendorAccount account, DailyLimits limits, Set<BudgetCounter> counters, LocalDate day) {
        return session.first(
                COUNT,
                row -> {
                    lastHeard = row.getLong(3);
                    return usage(day, at(lastHeard, limits), true, Counts.read(row), counters);
                },
                account.id(),
                day.toString(),
                counters.contains(BudgetCounter.REQUESTS) ? 1L : 0L,
                counters.contains(BudgetCounter.TOKENS) ? 1L : 0L,
                KEPT,
                firstMillis(day, limits),
                firstMillis(day.plusDays(1), limits),
                limit(BudgetCounter.REQUESTS, limits, counters),
                limit(BudgetCounter.TOKENS, limits, counters));
    }

    private static long firstMillis(LocalDate day, DailyLimits limits) {
        return day.atStartOfDay(limits.zone()).toInstant().toEpochMilli();
    }

    private static long limit(BudgetCounter counter, DailyLimits limits, Set<BudgetCounter> counters) {
        return counters.contains(counter) ? limits.limits().getOrDefault(counter, Long.MAX_VALUE) : Long.MAX_VALUE;
    }

    @Override
    public DailyUsage usage(VendorAccount account, DailyLimits limits) {
        return database.step(session -> {
            ZonedDateTime now = now(session, limits);
            return usage(now, true, used(session, account, now), limits.limits().keySet());
        });
    }

    private static Counts used(Session session, VendorAccount account, ZonedDateTime now) {
        return session.first(USED, Counts::read, account.id(), now.toLocalDate().toString())
                .orElse(Counts.NONE);
    }

    private ZonedDateTime now(Session session, DailyLimits limits) {
        lastHeard = session.time();
        return at(lastHeard, limits);
    }

    private static ZonedDateTime at(long millis, DailyLimits limits) {
        return Instant.ofEpochMilli(millis).atZone(limits.zone());
    }

    private static DailyUsage usage(ZonedDateTime now, boolean granted, Counts counts, Set<BudgetCounter> counters) {
        return usage(now.toLocalDate(), now, granted, counts, counters);
    }

    private static DailyUsage usage(
            LocalDate day, ZonedDateTime now, boolean granted, Counts counts, Set<BudgetCounter> counters) {
        Map<BudgetCounter, Long> used = new EnumMap<>(BudgetCounter.class);
        counters.forEach(counter -> used.put(counter, counts.of(counter)));
        Duration resetsIn = Duration.between(now, day.plusDays(1).atStartOfDay(now.getZone()));
        return new DailyUsage(day, granted, used, resetsIn.isNegative() ? Duration.ZERO : resetsIn);
    }

    @Override
    public void restore(
            VendorAccount account, LocalDate day, Map<BudgetCounter, Long> seen, Map<BudgetCounter, Long> more) {
        Counts known = Counts.of(seen);
        Counts added = Counts.of(more);
        database.step(session -> session.update(
                RESTORE,
                account.id(),
                day.toString(),
                known.requests() + added.requests(),
                known.tokens() + added.tokens(),
                KEPT,
                added.requests(),
                known.requests(),
                known.requests(),
                added.tokens(),
                known.tokens(),
                known.tokens()));
    }
}
