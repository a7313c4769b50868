package dev.veriport.store.jdbc;

import dev.veriport.time.Ticker;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;

/** A step in SQLite. A statement that finds the file locked is tried again, soon and often, until the step's time is over. */
final class SqliteSession extends Session {
    private static final String NOW = "cast(round(unixepoch('subsec') * 1000) as integer)";
    private static final long MIN_PAUSE = 200_000;
    private static final long MAX_PAUSE = 1_000_000;

    /** Frees what the answers of one step take. */
    private static final String RECLAIM = "pragma incremental_vacuum(500)";

    private final Ticker ticker;
    private final long untilNanos;
    private boolean failed;

    SqliteSession(Connection connection, Ticker ticker, long untilNanos) {
        super(connection);
        this.ticker = ticker;
        this.untilNanos = untilNanos;
    }

    @Override
    <T> T attempt(String sql, Attempt<T> attempt) {
        while (true) {
            try {
                return attempt.run();
            } catch (SQLException failure) {
                if (!SqliteFailures.isBusy(failure) || ticker.nanos() - untilNanos >= 0) {
                    failed = true;
                    throw SqliteFailures.of(failure, sql);
                }
                pause();
            }
        }
    }

    private void pause() {
        try {
            ticker.pause(ticker.nanos() + ThreadLocalRandom.current().nextLong(MIN_PAUSE, MAX_PAUSE));
        } catch (InterruptedException interrupted) {
            throw Failures.interrupted();
        }
    }

    @Override
    void execute(PreparedStatement statement) throws SQLException {
        statement.execute();
    }

    @Override
    String inWordsOfTheEngine(String sql) {
        return sql.replace("{now}", NOW);
    }

    /** By statements: the driver believes that a transaction has begun where the file was locked. */
    @Override
    void begin() {
        update("begin immediate");
    }

    @Override
    void commit() {
        update("commit");
    }

    @Override
    void rollBack() {
        failed = true; // a connection that is closed rolls back
    }

    /** Nothing to do: transactions take the write lock when they begin. */
    @Override
    void lockSchema() {}

    @Override
    boolean hasSchema() {
        return first("select 1 from sqlite_master where name = 'veriport_schema'", row -> true)
                .isPresent();
    }

    /** As a plain statement, which the driver runs to its end: a prepared one frees one page. */
    @Override
    void reclaim() {
        attempt(RECLAIM, () -> {
            try (Statement statement = connection().createStatement()) {
                return statement.executeUpdate(RECLAIM);
            }
        });
    }

    /** Whether the connection failed, so that the next step opens another. */
    boolean hasFailed() {
        return failed;
    }
}
