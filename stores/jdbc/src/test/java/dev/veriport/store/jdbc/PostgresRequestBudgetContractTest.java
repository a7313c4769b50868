package dev.veriport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.event.BudgetCounter;
import dev.veriport.store.DailyLimits;
import dev.veriport.store.DailyUsage;
import dev.veriport.store.Store;
import dev.veriport.testkit.contract.RequestBudgetContract;
import dev.veriport.testkit.stores.Steps;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PostgresRequestBudgetContractTest extends RequestBudgetContract {
    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = RealPostgres.create();
        try (Store store = JdbcStores.open(database.settings())) {
            Steps.connected(store);
        }
    }

    @Override
    protected Store open() {
        return JdbcStores.open(database.emptied().settings());
    }

    @Test
    @DisplayName(
            "S7 a request that waits over midnight, while another has the row, is reported for the day it counts on")
    void waitsOverMidnight() {
        try (Store store = open()) {
            AtomicReference<DailyUsage> counted = new AtomicReference<>();
            database.use(statement -> {
                long midnight = soon(statement);
                DailyLimits limits = new DailyLimits(zone(midnight), Steps.LIMITS.limits());
                Runnable count = () -> counted.set(count(store, limits));
                count.run();
                statement.execute("begin");
                statement.execute("select 1 from veriport_budget for update");
                CompletableFuture<Void> waits = CompletableFuture.runAsync(() -> Steps.awaitStep(count));
                statement.execute("select pg_sleep(" + midnight + " - extract(epoch from clock_timestamp()))");
                statement.execute("commit");
                return waits.join();
            });
            DailyUsage usage = counted.get();
            assertThat(database.query("select requests from veriport_budget where day = '" + usage.day() + "'"))
                    .containsExactly(usage.used().get(BudgetCounter.REQUESTS).toString());
            assertThat(usage.resetsIn()).isBetween(Duration.ZERO, Duration.ofDays(1));
        }
    }

    private static DailyUsage count(Store store, DailyLimits limits) {
        return store.budget().count(Steps.ACCOUNT, limits, Set.of(BudgetCounter.REQUESTS));
    }

    /** The next full second, in seconds since 1970: less than a step waits for a row, and enough to begin one. */
    private static long soon(Statement statement) throws SQLException {
        statement.execute("select pg_sleep(1.2 - mod(extract(epoch from clock_timestamp()), 1))");
        return Long.parseLong(TestDatabase.rows(statement, "select ceil(extract(epoch from clock_timestamp()))::bigint")
                .get(0));
    }

    /** Where it is midnight then. */
    private static ZoneOffset zone(long midnight) {
        int since = (int) (midnight % Duration.ofDays(1).toSeconds());
        boolean isWest = since <= Duration.ofHours(18).toSeconds();
        return ZoneOffset.ofTotalSeconds(
                isWest ? -since : (int) Duration.ofDays(1).toSeconds() - since);
    }
}
