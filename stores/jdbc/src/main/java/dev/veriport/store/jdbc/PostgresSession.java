package dev.veriport.store.jdbc;

import dev.veriport.time.Ticker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A step in PostgreSQL. Each statement is sent together with one before it, in the same implicit transaction, which sets what holds
 * for this transaction alone. So nothing depends on the state of a connection, which PgBouncer's transaction mode shares.
 */
final class PostgresSession extends Session {
    private static final String NOW = "floor(extract(epoch from clock_timestamp()) * 1000)::bigint";

    /** What is committed is on the disk. The server gives up before the client does, so that it does nothing afterwards. */
    private static final String BEFORE = """
            select set_config('synchronous_commit', case current_setting('synchronous_commit')
                    when 'remote_apply' then 'remote_apply' else 'on' end, true),
                set_config('lock_timeout', '1000', true), set_config('statement_timeout', '2000', true),
                current_setting('transaction_read_only') = 'on' as read_only,
                current_setting('transaction_isolation') = 'read committed' as read_committed;
            """;

    private static final String HAS_SCHEMA =
            "select 1 from pg_catalog.pg_class where relname = 'veriport_schema' and pg_table_is_visible(oid)";

    /** A number of Veriport's own, for whoever looks into pg_locks. */
    private static final long SCHEMA_LOCK = 0x7665726970L;

    private final Ticker ticker;
    private final long untilNanos;
    private boolean evictable;

    /** @param untilNanos when the step must end */
    PostgresSession(Connection connection, Ticker ticker, long untilNanos) {
        super(connection);
        this.ticker = ticker;
        this.untilNanos = untilNanos;
    }

    @Override
    <T> T attempt(String sql, Attempt<T> attempt) {
        long left = Duration.ofNanos(untilNanos - ticker.nanos()).toMillis();
        if (left <= 0) {
            throw Failures.away("PostgreSQL did not end a step within 3 s: wait");
        }
        try {
            connection().setNetworkTimeout(Runnable::run, (int) left);
            return attempt.run();
        } catch (SQLException failure) {
            evictable |= PostgresFailures.READ_ONLY.equals(failure.getSQLState());
            throw PostgresFailures.of(failure, sql);
        }
    }

    @Override
    void execute(PreparedStatement statement) throws SQLException {
        statement.execute();
        try (ResultSet before = statement.getResultSet()) {
            before.next();
            if (before.getBoolean("read_only")) {
                throw new SQLException("read-only", PostgresFailures.READ_ONLY);
            }
            if (!before.getBoolean("read_committed")) {
                throw Failures.refused("connections of the application's DataSource are not READ COMMITTED: set"
                        + " veriport.jdbc.url, or that isolation");
            }
        }
        statement.getMoreResults();
    }

    @Override
    String inWordsOfTheEngine(String sql) {
        return BEFORE + sql.replace("{now}", NOW);
    }

    @Override
    void begin() {
        attempt("begin", () -> {
            connection().setAutoCommit(false);
            return true;
        });
    }

    @Override
    void commit() {
        attempt("commit", () -> {
            connection().commit();
            connection().setAutoCommit(true);
            return true;
        });
    }

    @Override
    void rollBack() {
        try {
            connection().rollback();
            connection().setAutoCommit(true);
        } catch (SQLException broken) {
            evictable = true;
        }
    }

    @Override
    void lockSchema() {
        query("select pg_advisory_xact_lock(?)", row -> true, SCHEMA_LOCK);
    }

    /** Reads the catalog: {@code to_regclass} may answer from a cache that does not know what another session created. */
    @Override
    boolean hasSchema() {
        return first(HAS_SCHEMA, row -> true).isPresent();
    }

    /** PostgreSQL does so by itself. */
    @Override
    void reclaim() {}

    /** Whether the connection must not be used again: its server is no primary, or its state is unknown. */
    boolean isEvictable() {
        return evictable;
    }
}
