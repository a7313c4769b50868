package dev.veriport.store.jdbc;

import dev.veriport.error.VeriportException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A connection during one step. Statements are the same for both engines; <code>{now}</code> in one is the database's time, in
 * milliseconds since 1970. Each is committed by itself, when all of its rows are read. Not thread-safe.
 */
abstract class Session {
    /** The database's time, as a statement. */
    private static final String TIME = "select {now}";

    private final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What reaches the database. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws SQLException;
    }

    /** All rows that the statement returns. */
    final <T> List<T> query(String sql, Row<T> row, Object... arguments) {
        return attempt(sql, () -> {
            try (PreparedStatement statement = executed(sql, arguments);
                    ResultSet results = statement.getResultSet()) {
                List<T> rows = new ArrayList<>();
                while (results.next()) {
                    rows.add(row.read(results));
                }
                return rows;
            }
        });
    }

    /** The first row that the statement returns. */
    final <T> Optional<T> first(String sql, Row<T> row, Object... arguments) {
        return query(sql, row, arguments).stream().findFirst();
    }

    /** The number of rows that the statement changes. */
    final int update(String sql, Object... arguments) {
        return attempt(sql, () -> {
            try (PreparedStatement statement = executed(sql, arguments)) {
                return Math.max(0, statement.getUpdateCount());
            }
        });
    }

    /** The database's time, in milliseconds since 1970. */
    final long time() {
        return first(TIME, row -> row.getLong(1)).orElseThrow();
    }

    /** Commits what the work changes at once, or nothing of it. */
    final <T> T transaction(Supplier<T> work) {
        begin();
        boolean committed = false;
        try {
            T result = work.get();
            commit();
            committed = true;
            return result;
        } finally {
            if (!committed) {
                rollBack();
            }
        }
    }

    private PreparedStatement executed(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(inWordsOfTheEngine(sql));
        try {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            execute(statement);
            return statement;
        } catch (SQLException failed) {
            statement.close();
            throw failed;
        }
    }

    final Connection connection() {
        return connection;
    }

    /** Executes the statement, so that its result is that of the store's own statement. */
    abstract void execute(PreparedStatement statement) throws SQLException;

    abstract String inWordsOfTheEngine(String sql);

    /**
     * Runs the attempt within the bounds of the engine.
     *
     * @param sql the statement, for messages
     * @throws VeriportException when it fails
     */
    abstract <T> T attempt(String sql, Attempt<T> attempt);

    /** Begins a transaction that can write. */
    abstract void begin();

    abstract void commit();

    /** Ends a transaction that failed. Does not fail: the failure that is under way says why. */
    abstract void rollBack();

    /** Waits until no other session creates the tables, within a transaction. */
    abstract void lockSchema();

    /** Whether there is a table of the schema. */
    abstract boolean hasSchema();

    /** Returns space to the file system after rows were deleted, in a bounded step. */
    abstract void reclaim();
}
