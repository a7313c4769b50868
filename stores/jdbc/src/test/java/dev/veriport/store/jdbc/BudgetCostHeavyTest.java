package dev.veriport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.store.Store;
import dev.veriport.testkit.stores.InTurn;
import dev.veriport.testkit.stores.Steps;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

@Tag("heavy")
@Timeout(600)
class BudgetCostHeavyTest {
    private static final int ROUNDS = 3_000;
    private static final double MOST = 2;

    /** What makes a statement in PostgreSQL durable and bounded, and is sent together with it. */
    private static final String BEFORE = """
            select set_config('synchronous_commit', 'on', true), set_config('lock_timeout', '1000', true),
                set_config('statement_timeout', '2000', true);
            """;

    /** As {@link JdbcRequestBudget} counts a request. */
    private static final String COUNT = """
            insert into veriport_budget (account, day, requests, tokens, expires_at)
            values ('by hand', '2026-03-01', 1, 0, %s + 691200000)
            on conflict (account, day) do update set
                requests = veriport_budget.requests + excluded.requests,
                tokens = veriport_budget.tokens + excluded.tokens
            where veriport_budget.requests + excluded.requests <= 1000000
                and veriport_budget.tokens + excluded.tokens <= 1000000
            returning requests, tokens""";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "S7 a count costs less than twice as much as its statement by hand, which is as durable; both are printed:")
    void counts(Engine engine) throws SQLException {
        TestDatabase database = engine.empty(directory);
        try (Store store = Steps.connected(JdbcStores.open(database.settings()));
                Connection connection = DriverManager.getConnection(database.url(), database.user(), "")) {
            String count = COUNT.formatted(database.now());
            switch (engine) {
                case SQLITE -> connection.createStatement().execute("pragma synchronous = full");
                case POSTGRESQL -> {
                    connection.unwrap(PGConnection.class).setPrepareThreshold(0);
                    count = BEFORE + count;
                }
            }
            String byHand = count;
            assertThat(InTurn.ratio(
                            engine + " count, beside its statement",
                            ROUNDS,
                            i -> Steps.count(store),
                            i -> countByHand(connection, byHand)))
                    .isLessThan(MOST);
        }
    }

    private static void countByHand(Connection connection, String count) {
        try (PreparedStatement statement = connection.prepareStatement(count)) {
            statement.execute();
            if (count.startsWith(BEFORE)) {
                statement.getMoreResults();
            }
            assertThat(statement.getResultSet().next()).isTrue();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
