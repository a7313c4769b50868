package dev.veriport.store.jdbc;

import dev.veriport.time.Ticker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A PostgreSQL server, for a fleet. */
final class PostgresDatabase implements Database {
    private static final Duration LONGEST_STEP = Duration.ofSeconds(3);
    private static final int OLDEST_VERSION = 14;

    private static final String SETTINGS = """
            select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
                current_setting('server_version_num')::int / 10000 as version""";

    private static final String MISSING_RIGHTS = """
            select name, privilege
            from unnest(array['veriport_schema', 'veriport_token', 'veriport_budget', 'veriport_redemption',
                'veriport_assignment', 'veriport_erasure']) as name,
                unnest(array['select', 'insert', 'update', 'delete']) as privilege
            where not coalesce(has_table_privilege(to_regclass(name), privilege), false)
                and (name <> 'veriport_schema' or privilege in ('select', 'update'))""";

    private final Connections connections;
    private final Schema schema;
    private final Ticker ticker;
    private volatile boolean closed;

    PostgresDatabase(Connections connections, Schema.Mode mode, Ticker ticker) {
        this.connections = connections;
        this.schema = new Schema("postgresql.sql", mode);
        this.ticker = ticker;
    }

    @Override
    public <T> T step(Function<Session, T> step) {
        long until = ticker.nanos() + LONGEST_STEP.toNanos();
        try {
            return connections.use(connection -> {
                PostgresSession session = new PostgresSession(connection, ticker, until);
                try {
                    schema.ensure(session);
                    return step.apply(session);
                } finally {
                    if (session.isEvictable()) {
                        connections.evict(connection);
                    }
                }
            });
        } catch (SQLException failure) {
            throw closed
                    ? Failures.away("the store is closed: open another Veriport")
                    : PostgresFailures.connecting(failure, connections.howToGetMore());
        }
    }

    @Override
    public List<String> check() {
        return step(session -> {
            List<String> missing =
                    session.query(MISSING_RIGHTS, row -> row.getString("privilege") + " on " + row.getString("name"));
            if (!missing.isEmpty()) {
                throw Failures.refused("rights are missing in PostgreSQL: grant " + String.join(", ", missing));
            }
            return session.first(SETTINGS, PostgresDatabase::notes).orElseThrow();
        });
    }

    private static List<String> notes(ResultSet row) throws SQLException {
        List<String> notes = new ArrayList<>();
        for (String setting : List.of("fsync", "full_page_writes")) {
            if (row.getString(setting).equals("off")) {
                notes.add("PostgreSQL has " + setting + " = off: a power failure loses tokens, counts and redemptions");
            }
        }
        int version = row.getInt("version");
        if (version < OLDEST_VERSION) {
            notes.add("PostgreSQL " + version + " is older than " + OLDEST_VERSION + ", the oldest that is supported");
        }
        return notes;
    }

    @Override
    public Duration pollInterval() {
        return Duration.ofMillis(100);
    }

    @Override
    public void close() {
        closed = true;
        connections.close();
    }
}
