package dev.veriport.store.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A database of a test, seen by a connection that is not the store's.
 *
 * @param now the milliseconds since 1970, in the words of the engine
 * @param user empty for a file
 */
record TestDatabase(String url, String user, String now) {
    static final List<String> TABLES = List.of(
            "veriport_schema",
            "veriport_token",
            "veriport_budget",
            "veriport_redemption",
            "veriport_assignment",
            "veriport_erasure");

    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** What is done with the other connection. */
    @FunctionalInterface
    interface Use<T> {
        T with(Statement statement) throws SQLException;
    }

    static TestDatabase sqlite(String url) {
        return new TestDatabase(url, "", "cast(unixepoch('subsec') * 1000 as integer)");
    }

    <T> T use(Use<T> use) {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            return use.with(statement);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    void execute(String... statements) {
        use(statement -> {
            for (String each : statements) {
                statement.execute(each);
            }
            return statements;
        });
    }

    /** Each row, its columns as text with blanks between. */
    List<String> query(String sql) {
        return use(statement -> rows(statement, sql));
    }

    static List<String> rows(Statement statement, String sql) throws SQLException {
        try (ResultSet results = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (results.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    columns.add(results.getString(i));
                }
                rows.add(String.join(" ", columns));
            }
            return rows;
        }
    }

    /** The names of a table's columns. */
    List<String> columns(String table) {
        return use(statement -> {
            List<String> names = new ArrayList<>();
            Connection connection = statement.getConnection();
            try (ResultSet found = connection.getMetaData().getColumns(null, connection.getSchema(), table, null)) {
                while (found.next()) {
                    names.add(table + "." + found.getString("COLUMN_NAME"));
                }
            }
            return names;
        });
    }

    /** Deletes every row, and leaves the tables. */
    TestDatabase emptied() {
        use(statement -> {
            for (String table : TABLES.subList(1, TABLES.size())) {
                statement.execute("delete from " + table);
            }
            return TABLES;
        });
        return this;
    }

    /** Returns when this much time has passed on the database's clock. */
    void pass(Duration time) {
        use(statement -> {
            long until = now(statement) + time.toMillis();
            while (now(statement) < until) {
                Thread.onSpinWait();
            }
            return until;
        });
    }

    /** Returns when the rows are so; fails when they do not come to be. */
    void await(String sql, Predicate<List<String>> condition) {
        use(statement -> {
            long until = now(statement) + LONGEST.toMillis();
            for (List<String> rows = rows(statement, sql); !condition.test(rows); rows = rows(statement, sql)) {
                if (now(statement) > until) {
                    throw new AssertionError(rows + " after " + LONGEST);
                }
            }
            return until;
        });
    }

    private long now(Statement statement) throws SQLException {
        return Long.parseLong(rows(statement, "select " + now).get(0));
    }

    /** The settings of a Veriport whose store is in this database, without the prefix. */
    Map<String, String> fleetSettings() {
        Map<String, String> settings = new HashMap<>(Map.of("store", "jdbc"));
        settings().forEach((name, value) -> settings.put("jdbc." + name, value));
        return settings;
    }

    /** The settings of a store in this database. */
    Map<String, String> settings() {
        return user.isEmpty() ? Map.of("url", url) : Map.of("url", url, "user", user);
    }
}
