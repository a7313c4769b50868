package dev.veriport.store.jdbc;

import dev.veriport.store.Store;
import dev.veriport.testkit.stores.FaultRow;
import dev.veriport.testkit.stores.RedeemingProcess;
import dev.veriport.testkit.stores.StepByStep;
import dev.veriport.testkit.stores.Steps;
import dev.veriport.testkit.stores.StoreFaultTable;
import dev.veriport.testkit.stores.StoreFaultTable.Fault;
import dev.veriport.time.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/faults.md says of SQLite and of PostgreSQL: each fault is staged, and what is seen is compared with the page. */
class StoreFaultsPageTest {
    @TempDir
    private Path directory;

    /** What a {@link RedeemingProcess} runs. */
    static final class Node {
        private Node() {}

        /** @param arguments URL, and a user or nothing */
        public static void main(String[] arguments) throws IOException {
            try (Store store = JdbcStores.open(new TestDatabase(arguments[0], arguments[1], "").settings())) {
                RedeemingProcess.serve(store);
            }
        }
    }

    private static RedeemingProcess process(TestDatabase database) {
        return RedeemingProcess.start(Node.class, database.url(), database.user());
    }

    @Test
    @DisplayName("S4, S8 docs/faults.md says what happens to SQLite")
    void sqlite() throws Exception {
        Path file = directory.resolve("store.db");
        TestDatabase other = TestDatabase.sqlite("jdbc:sqlite:" + file);
        SqliteDatabase database = new SqliteDatabase(file, Schema.Mode.CREATE, Ticker.system());
        StoreFaultTable table = new StoreFaultTable("SQLite");
        try (Store store = new JdbcStore(database)) {
            table.rowsOfKilledProcess(store, () -> process(other));
            table.row("kill -9 of a process under load", store, row -> {
                try (RedeemingProcess redeeming = process(other)) {
                    row.confirmed(redeeming.redeemUntil(redeeming::kill));
                }
                row.look();
            });
            table.row(
                    "another process locks the file for good",
                    store,
                    row -> other.use(statement -> {
                        statement.execute("begin immediate");
                        row.look();
                        return statement.execute("rollback");
                    }));
            table.row("the disk is full: the file cannot grow", store, row -> full(database, store, row));
        }
        table.assertOnPage();
    }

    /** The limit is a connection's, and a step that fails connects again. */
    private static void full(SqliteDatabase database, Store store, FaultRow row) {
        String most = pragma(database, "max_page_count");
        String pages = pragma(database, "page_count");
        Store full = new StepByStep(store, () -> pragma(database, "max_page_count = " + pages));
        row.fill(full);
        row.look(full);
        pragma(database, "max_page_count = " + most);
    }

    private static String pragma(SqliteDatabase database, String pragma) {
        return database.step(session -> session.first("pragma " + pragma, row -> row.getString(1)))
                .orElseThrow();
    }

    @Test
    @DisplayName("S4, S8 docs/faults.md says what happens to PostgreSQL")
    void postgresql() throws Exception {
        StoreFaultTable table = new StoreFaultTable("PostgreSQL");
        TestDatabase database = RealPostgres.create();
        try (Store store = Steps.connected(JdbcStores.open(database.settings()))) {
            table.rowsOfKilledProcess(store, () -> process(database));
            addKilledServer(table);
            table.row("the host vanishes without a reset: the server is stopped", store, row -> stopped(database, row));
            table.row("the primary is demoted under live connections", store, row -> demoted(database, row));
            table.row(
                    "another transaction locks the tables for good",
                    store,
                    row -> database.use(statement -> {
                        statement.execute("begin");
                        statement.execute("lock table " + tables() + " in access exclusive mode");
                        row.look();
                        return statement.execute("rollback");
                    }));
            table.row("the disk is full: SQLSTATE 53100", store, row -> full(database, row));
            addExhaustedPool(table, database);
            table.row("the user may not use the tables", store, row -> {
                database.execute("create role faults login");
                try (Store poor = JdbcStores.open(Map.of("url", database.url(), "user", "faults"))) {
                    row.look(poor);
                }
            });
        }
        table.assertOnPage();
    }

    private static String tables() {
        return String.join(", ", written());
    }

    private static List<String> written() {
        return List.of("veriport_token", "veriport_budget", "veriport_redemption");
    }

    private void addKilledServer(StoreFaultTable table) throws Exception {
        try (RestartingPostgres server = RestartingPostgres.start(directory);
                Store store = Steps.connected(JdbcStores.open(server.database().settings()))) {
            Fault killed = row -> {
                ProcessBuilder[] again = new ProcessBuilder[1];
                try (RedeemingProcess redeeming = process(server.database())) {
                    row.confirmed(redeeming.redeemUntil(() -> again[0] = server.kill()));
                }
                row.look();
                again[0].start();
            };
            table.row("kill -9 of PostgreSQL under load, and its return", store, killed);
        }
    }

    private static void stopped(TestDatabase database, FaultRow row) throws Exception {
        ProcessHandle process = RealPostgres.postmaster(
                Path.of(database.query("show data_directory").get(0)));
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        PostgresTroubleTest.signal("STOP", all);
        try {
            row.look();
        } finally {
            PostgresTroubleTest.signal("CONT", all);
        }
    }

    private static void demoted(TestDatabase database, FaultRow row) {
        database.execute("alter system set default_transaction_read_only = on", "select pg_reload_conf()");
        try {
            database.await("show default_transaction_read_only", rows -> rows.equals(List.of("on")));
            row.look();
        } finally {
            database.execute(
                    "set default_transaction_read_only = off",
                    "alter system reset default_transaction_read_only",
                    "select pg_reload_conf()");
        }
    }

    private static void full(TestDatabase database, FaultRow row) {
        database.execute("create function full_disk() returns trigger language plpgsql as"
                + " $$ begin raise exception using errcode = '53100'; end $$");
        written()
                .forEach(each -> database.execute("create trigger full_disk before insert or update on " + each
                        + " for each row execute function full_disk()"));
        row.look();
        database.execute("drop function full_disk cascade");
    }

    private static void addExhaustedPool(StoreFaultTable table, TestDatabase database) throws Exception {
        JdbcSettings settings = JdbcStores.read(
                new JdbcStoreFactory(),
                Map.of("url", database.url(), "user", RealPostgres.SUPERUSER, "pool-size", "1"));
        Connections one = PooledConnections.to((JdbcUrl.Postgres) settings.url().orElseThrow(), settings);
        try (Store store = new JdbcStore(new PostgresDatabase(one, Schema.Mode.CREATE, Ticker.system()))) {
            table.row(
                    "the pool is exhausted",
                    store,
                    row -> one.use(connection -> {
                        row.look();
                        return connection;
                    }));
        }
    }
}
