package dev.veriport.store.jdbc;

import static dev.veriport.testkit.stores.Steps.begin;
import static dev.veriport.testkit.stores.Steps.failure;
import static dev.veriport.testkit.stores.Steps.isKept;
import static dev.veriport.testkit.stores.Steps.keep;
import static dev.veriport.testkit.stores.Steps.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.stores.Steps;
import dev.veriport.time.Ticker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PostgresTroubleTest {
    /** The bound of a step, and what a loaded machine adds. */
    private static final Duration BOUND = Duration.ofMillis(4_500);

    private static final String OTHERS =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'veriport'";

    private TestDatabase database;
    private Store store;

    @BeforeEach
    void open() {
        database = RealPostgres.create();
        store = Steps.connected(JdbcStores.open(database.settings()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Store openAs(String user, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("user", user);
        settings.putAll(more);
        return JdbcStores.open(settings);
    }

    private String schema() {
        return database.query("select current_schema").get(0);
    }

    private String role(String name, String... grants) {
        String role = name + "_" + schema();
        database.execute("create role " + role + " login", "grant usage on schema " + schema() + " to " + role);
        Stream.of(grants).forEach(grant -> database.execute(grant + " to " + role));
        return role;
    }

    @Test
    @DisplayName("S9 a user that may not create tables is told so, and the file that creates them")
    void noRightToCreate() {
        database.execute(
                "drop schema " + schema() + " cascade",
                "create schema " + database.url().replaceAll(".*=", ""));
        try (Store poor = openAs(role("poor"), Map.of())) {
            assertThat(failure(ErrorCode.CONFIGURATION, poor::ping))
                    .hasMessageContaining("grant create")
                    .hasMessageContaining("postgresql.sql");
        }
    }

    @Test
    @DisplayName("S9 a missing right is named by the step that needs it, and check names them all")
    void missingRights() {
        String role = role("reader", "grant select, update on veriport_schema", "grant select on veriport_redemption");
        try (Store reader = openAs(role, Map.of("schema", "validate"))) {
            assertThat(failure(ErrorCode.CONFIGURATION, () -> begin(reader, "code")))
                    .hasMessageContaining("veriport_redemption")
                    .hasMessageContaining("42501");
            assertThat(failure(ErrorCode.CONFIGURATION, reader::check))
                    .hasMessageContaining("insert on veriport_redemption")
                    .hasMessageContaining("select on veriport_token")
                    .hasMessageNotContaining("select on veriport_redemption")
                    .hasMessageNotContaining("veriport_schema");
        }
    }

    @Test
    @DisplayName("S9 the documented rights are enough for every step, and check finds nothing")
    void leastRights() {
        String role = role(
                "app",
                "grant select, update on veriport_schema",
                "grant select, insert, update, delete on veriport_token, veriport_budget, veriport_redemption,"
                        + " veriport_assignment, veriport_erasure");
        try (Store app = openAs(role, Map.of("schema", "validate"))) {
            assertThat(app.check()).isEmpty();
            Steps.everything(app);
        }
    }

    @Test
    @DisplayName("S8 killed connections are replaced: a step fails as UNAVAILABLE or works, and the next ones work")
    void killed() {
        keep(store, "code");
        for (int round = 0; round < 5; round++) {
            database.query(OTHERS);
            try {
                assertThat(isKept(store, "code")).isTrue();
            } catch (VeriportException away) {
                assertThat(away.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            }
            assertThat(isKept(store, "code")).isTrue();
        }
    }

    @Test
    @DisplayName("S8 a stopped server is UNAVAILABLE within the bound, and works when it goes on")
    void stopped() throws Exception {
        keep(store, "code");
        List<ProcessHandle> server = server();
        signal("STOP", server);
        try {
            for (int i = 0; i < 2; i++) {
                assertThat(time(() -> failure(ErrorCode.UNAVAILABLE, () -> begin(store, "other"))))
                        .isLessThan(BOUND);
            }
            assertThat(time(() -> failure(ErrorCode.UNAVAILABLE, store::ping))).isLessThan(BOUND);
        } finally {
            signal("CONT", server);
        }
        database.query("select 1");
        store.ping();
        assertThat(isKept(store, "code")).isTrue();
    }

    private List<ProcessHandle> server() throws IOException {
        Path data = Path.of(database.query("show data_directory").get(0));
        ProcessHandle process = RealPostgres.postmaster(data);
        return Stream.concat(Stream.of(process), process.descendants()).toList();
    }

    static void signal(String name, List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    @Test
    @DisplayName("S8 a server that refuses connections is UNAVAILABLE within the bound; opening does not fail")
    void refused() throws IOException {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        try (Store nowhere = JdbcStores.open("jdbc:postgresql://127.0.0.1:" + unused + "/database")) {
            assertThat(time(() -> assertThat(failure(ErrorCode.UNAVAILABLE, nowhere::ping))
                            .hasMessageContaining("veriport.jdbc.url")))
                    .isLessThan(BOUND);
        }
    }

    @Test
    @DisplayName("S8 a server that becomes read-only, as a demoted primary does, is UNAVAILABLE also for reading;"
            + " the same store works when there is a primary again")
    void demoted() {
        keep(store, "code");
        try {
            database.execute("alter system set default_transaction_read_only = on", "select pg_reload_conf()");
            database.await("show default_transaction_read_only", rows -> rows.equals(List.of("on")));
            failure(ErrorCode.UNAVAILABLE, () -> store.vault().find(Steps.code("code")));
            failure(ErrorCode.UNAVAILABLE, store::ping);
            failure(ErrorCode.UNAVAILABLE, () -> begin(store, "other"));
        } finally {
            database.execute(
                    "set default_transaction_read_only = off",
                    "alter system reset default_transaction_read_only",
                    "select pg_reload_conf()");
        }
        database.await("show default_transaction_read_only", rows -> rows.equals(List.of("off")));
        Steps.awaitStep(store::ping); // after failures the pool pauses before it connects again
        assertThat(isKept(store, "code")).isTrue();
        assertThat(begin(store, "other")).isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName("S8 a step that waits for a lock is UNAVAILABLE within the bound, and does nothing afterwards")
    void waitsForALock() {
        database.use(statement -> {
            statement.execute("begin");
            statement.execute("lock table veriport_redemption in access exclusive mode");
            assertThat(time(() -> assertThat(failure(ErrorCode.UNAVAILABLE, () -> begin(store, "code")))
                            .hasMessageContaining("veriport_redemption")))
                    .isLessThan(BOUND);
            return statement.execute("rollback");
        });
        assertThat(store.vault().entries("", 10).entries()).isEmpty();
    }

    @Test
    @DisplayName("S8 a pool without a free connection is UNAVAILABLE after 1 s, and names its setting")
    void exhausted() throws Exception {
        try (Store small = openAs(RealPostgres.SUPERUSER, Map.of("pool-size", "1"))) {
            small.ping();
            Thread holder = new Thread(() -> catchAll(() -> begin(small, "first")));
            database.use(statement -> {
                statement.execute("begin");
                statement.execute("lock table veriport_redemption in access exclusive mode");
                holder.start();
                database.await(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and application_name = 'veriport'",
                        rows -> rows.equals(List.of("1")));
                // The holder waits for its lock for 1 s too, so it may have ended: then the ping works.
                VeriportException failure = catchAll(small::ping);
                assertThat(failure == null || failure.getMessage().contains("pool-size"))
                        .isTrue();
                return statement.execute("rollback");
            });
            holder.join();
        }
    }

    private static VeriportException catchAll(Runnable step) {
        try {
            step.run();
            return null;
        } catch (VeriportException failure) {
            return failure;
        }
    }

    @Test
    @DisplayName(
            "S4 each step is durable although the database has synchronous_commit = off, and a stronger setting stays")
    void durable() {
        for (String set : List.of("off", "local", "remote_apply")) {
            String role = role("weak_" + set, "grant all on all tables in schema " + schema());
            database.execute(
                    "create table seen (setting text)",
                    "grant all on seen to " + role,
                    "alter role " + role + " set synchronous_commit = " + set,
                    "create or replace function see() returns trigger language plpgsql as $$ begin insert into seen"
                            + " values (current_setting('synchronous_commit')); return new; end $$",
                    "create or replace trigger see after insert or update on veriport_redemption for each row execute"
                            + " function see()");
            try (Store weak = openAs(role, Map.of())) {
                begin(weak, "code " + set);
                keep(weak, "code " + set);
            }
            String expected = set.equals("remote_apply") ? set : "on";
            assertThat(database.query("select setting from seen")).containsExactly(expected, expected);
            database.execute("drop table seen");
        }
    }

    @Test
    @DisplayName("S4 no step leaves anything in the session, which PgBouncer gives to somebody else")
    void stateless() throws SQLException {
        JdbcSettings settings = JdbcStores.read(
                new JdbcStoreFactory(),
                Map.of("url", database.url(), "user", RealPostgres.SUPERUSER, "pool-size", "1"));
        Connections one = PooledConnections.to((JdbcUrl.Postgres) settings.url().orElseThrow(), settings);
        try (Store single = new JdbcStore(new PostgresDatabase(one, Schema.Mode.CREATE, Ticker.system()))) {
            Steps.everything(single);
            for (int i = 0; i < 10; i++) {
                Steps.counted(single);
            }
            assertThat(one.<List<String>>use(PostgresTroubleTest::session)).containsExactly("0 0 0 on read committed");
        }
    }

    private static List<String> session(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            return TestDatabase.rows(statement, """
                    select (select count(*) from pg_prepared_statements), current_setting('lock_timeout'),
                        current_setting('statement_timeout'), current_setting('synchronous_commit'),
                        current_setting('transaction_isolation')""");
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    @DisplayName("S9 a wrong password is a problem of the configuration; it is in no message, cause or stack trace")
    void wrongPassword() throws IOException {
        String role = role("locked", "grant all on all tables in schema " + schema());
        Path rules = Path.of(database.query("show hba_file").get(0));
        String before = Files.readString(rules);
        try {
            Files.writeString(rules, "host all " + role + " 127.0.0.1/32 scram-sha-256\n" + before);
            database.execute("alter role " + role + " password 'right'", "select pg_reload_conf()");
            database.await(
                    "select count(*) from pg_hba_file_rules where '" + role + "' = any(user_name)",
                    rows -> rows.equals(List.of("1")));
            try (Store locked = openAs(role, Map.of("password", "canary-password"))) {
                VeriportException failure = failure(ErrorCode.CONFIGURATION, locked::ping);
                assertThat(failure).hasMessageContaining("veriport.jdbc.password");
                StringWriter trace = new StringWriter();
                failure.printStackTrace(new PrintWriter(trace));
                assertThat(trace.toString()).doesNotContain("canary-password");
            }
            try (Store without = openAs(role, Map.of())) {
                assertThat(failure(ErrorCode.CONFIGURATION, without::ping))
                        .hasMessageContaining("set veriport.jdbc.password");
            }
            try (Store open = openAs(role, Map.of("password", "right"))) {
                open.ping();
            }
        } finally {
            Files.writeString(rules, before);
            database.query("select pg_reload_conf()");
        }
    }

    @Test
    @DisplayName("S9 a database that does not exist is a problem of the configuration")
    void noDatabase() {
        try (Store missing = openAs(
                RealPostgres.SUPERUSER, Map.of("url", database.url().replaceAll("/postgres\\?.*", "/missing")))) {
            assertThat(failure(ErrorCode.CONFIGURATION, missing::ping)).hasMessageContaining("create it");
        }
    }

    @Test
    @DisplayName("S9 check says which settings of the server lose data")
    void check() {
        assertThat(store.check()).isEmpty();
        try {
            database.execute("alter system set full_page_writes = off", "select pg_reload_conf()");
            database.await("show full_page_writes", rows -> rows.equals(List.of("off")));
            assertThat(store.check()).singleElement().asString().contains("full_page_writes");
        } finally {
            database.execute("alter system reset full_page_writes", "select pg_reload_conf()");
        }
    }

    @Test
    @DisplayName("S12 neither codes nor sessions, clients, secrets or verifications are in any column of any table")
    void canaries() {
        Steps.everything(store);
        for (String table : TestDatabase.TABLES) {
            assertThat(database.query("select row_to_json(t)::text from " + table + " t"))
                    .as(table)
                    .isNotEmpty()
                    .noneMatch(row -> row.contains("canary-"));
        }
    }

    @Test
    @DisplayName("S9 a failure of a step that is neither listed nor of the connection does not blame the connection")
    void unlisted() {
        database.execute(
                "create function broken() returns trigger language plpgsql as"
                        + " $$ begin raise exception using errcode = 'XX001'; end $$",
                "create trigger broken before insert on veriport_redemption for each row execute function broken()");
        assertThat(failure(ErrorCode.UNAVAILABLE, () -> begin(store, "code")))
                .hasMessageContaining("failed a step on veriport_redemption")
                .hasMessageContaining("XX001")
                .hasMessageNotContaining("reached");
    }

    @Test
    @DisplayName("S9 a server without TLS where sslmode requires it is a problem of the configuration")
    void noTls() {
        try (Store secure = openAs(RealPostgres.SUPERUSER, Map.of("url", database.url() + "&sslmode=require"))) {
            assertThat(failure(ErrorCode.CONFIGURATION, secure::ping)).hasMessageContaining("sslmode");
        }
    }

    @Test
    @DisplayName("S9 a file of sslrootcert that is missing is a problem of the configuration")
    void noRootCertificate() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread tls = new Thread(() -> acceptTls(server));
            tls.start();
            try (Store secure = JdbcStores.open("jdbc:postgresql://127.0.0.1:" + server.getLocalPort()
                    + "/database?sslmode=verify-full&sslrootcert=/does/not/exist.pem")) {
                assertThat(failure(ErrorCode.CONFIGURATION, secure::ping)).hasMessageContaining("sslrootcert");
            }
        }
    }

    /** A server that has TLS, until its socket is closed: the driver reads the certificates before the handshake. */
    private static void acceptTls(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getInputStream().readNBytes(8); // SSLRequest
                client.getOutputStream().write('S');
                client.getInputStream().read(); // the driver hangs up
            } catch (IOException closed) {
                // the next one, or the end
            }
        }
    }

    @Test
    @DisplayName("A closed store is UNAVAILABLE, and says that it is closed")
    void closed() {
        store.close();
        assertThat(failure(ErrorCode.UNAVAILABLE, () -> begin(store, "code")))
                .hasMessageContaining("the store is closed");
    }
}
