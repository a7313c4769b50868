package dev.veriport.store.jdbc;

import static dev.veriport.testkit.stores.Steps.begin;
import static dev.veriport.testkit.stores.Steps.failure;
import static dev.veriport.testkit.stores.Steps.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.stores.Steps;
import dev.veriport.testkit.time.MutableTicker;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class ApplicationDataSourceTest {
    private TestDatabase database;
    private HikariDataSource pool;

    @BeforeEach
    void open() {
        database = RealPostgres.create();
        pool = pool(new HikariConfig());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    /** The pool of an application that commits by itself, waits long, and has one connection beside its own. */
    private HikariDataSource pool(HikariConfig config) {
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setMaximumPoolSize(2);
        config.setAutoCommit(false);
        config.setConnectionTimeout(Duration.ofSeconds(30).toMillis());
        return new HikariDataSource(config);
    }

    @Test
    @DisplayName("S4 a transaction of the caller that is rolled back undoes no step, and a step commits nothing of it")
    void rolledBack() throws SQLException {
        database.execute("create table application (id int)");
        try (Store store = JdbcStores.open(pool, Map.of());
                Connection caller = pool.getConnection();
                Statement statement = caller.createStatement()) {
            statement.execute("insert into application values (1)");
            assertThat(begin(store, "code")).isEqualTo(State.BEGUN);
            Steps.keep(store, "kept");
            caller.rollback();

            assertThat(begin(store, "code")).isEqualTo(State.INTENDED);
            assertThat(Steps.isKept(store, "kept")).isTrue();
            assertThat(database.query("select * from application")).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "S4 a pool that is used up is UNAVAILABLE after 1 s, whatever it waits itself, and loses no connection")
    void usedUp() throws SQLException {
        try (Store store = JdbcStores.open(pool, Map.of())) {
            store.ping();
            try (Connection first = pool.getConnection();
                    Connection second = pool.getConnection()) {
                assertThat(first).isNotSameAs(second);
                for (int i = 0; i < 2; i++) {
                    assertThat(time(() -> assertThat(failure(ErrorCode.UNAVAILABLE, () -> begin(store, "code")))
                                    .hasMessageContaining("enlarge the pool of the application's DataSource")))
                            .isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
                }
            }
            assertThat(begin(store, "code")).isEqualTo(State.BEGUN);
            try (Connection first = pool.getConnection();
                    Connection second = pool.getConnection()) {
                assertThat(first).isNotSameAs(second);
            }
        }
    }

    @Test
    @DisplayName("S4 many callers at once share a small pool: nobody takes the store for away")
    void crowd() throws Exception {
        try (Store store = JdbcStores.open(pool, Map.of())) {
            store.ping();
            ExecutorService callers = Executors.newFixedThreadPool(24);
            try {
                List<Callable<State>> steps = IntStream.range(0, 24)
                        .mapToObj(i -> (Callable<State>) () -> begin(store, "code-" + i))
                        .toList();
                for (Future<State> step : callers.invokeAll(steps)) {
                    assertThat(step.get()).isEqualTo(State.BEGUN);
                }
            } finally {
                callers.shutdown();
            }
        }
    }

    @Test
    @DisplayName("S4 steps that wait in the database hold no more connections of the application than"
            + " veriport.jdbc.pool-size")
    void bounded() throws Exception {
        pool.setMaximumPoolSize(10);
        AtomicInteger most = new AtomicInteger();
        DataSource counted = proxy(DataSource.class, (proxy, method, arguments) -> {
            Object connection = method.invoke(pool, arguments);
            most.accumulateAndGet(pool.getHikariPoolMXBean().getActiveConnections(), Math::max);
            return connection;
        });
        try (Store store = JdbcStores.open(counted, Map.of("pool-size", "2"))) {
            store.ping();
            ExecutorService callers = Executors.newFixedThreadPool(20);
            try {
                database.use(statement -> {
                    statement.execute("begin");
                    statement.execute("lock table veriport_redemption in access exclusive mode");
                    List<Callable<VeriportException>> steps = IntStream.range(0, 20)
                            .mapToObj(i -> (Callable<VeriportException>)
                                    () -> failure(ErrorCode.UNAVAILABLE, () -> begin(store, "code-" + i)))
                            .toList();
                    assertThat(messages(callers, steps))
                            .anyMatch(message -> message.contains("veriport.jdbc.pool-size"));
                    return statement.execute("rollback");
                });
            } finally {
                callers.shutdown();
            }
        }
        assertThat(most).hasValue(2);
    }

    private static List<String> messages(ExecutorService callers, List<Callable<VeriportException>> steps) {
        try {
            List<String> messages = new ArrayList<>();
            for (Future<VeriportException> step : callers.invokeAll(steps)) {
                messages.add(step.get().getMessage());
            }
            return messages;
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    @DisplayName("S4 the first connection may take up to 3 s, since it loads the driver; a later one 1 s")
    void slow() {
        MutableTicker ticker = new MutableTicker();
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch secondFailed = new CountDownLatch(1);
        DataSource slow = proxy(DataSource.class, (proxy, method, arguments) -> {
            ticker.awaitWaiters(1);
            ticker.advance(Duration.ofSeconds(2));
            if (asked.incrementAndGet() == 1) {
                ticker.awaitWaiters(1); // it still waits
            } else {
                Steps.await(secondFailed);
            }
            return method.invoke(pool, arguments);
        });
        try (Store store = JdbcStores.open(slow, ticker)) {
            assertThatCode(store::ping).doesNotThrowAnyException();
            failure(ErrorCode.UNAVAILABLE, store::ping);
            secondFailed.countDown();
        }
    }

    @Test
    @DisplayName("S4 a connection is returned as it was, also after a step that failed")
    void returned() throws SQLException {
        try (Connection physical = DriverManager.getConnection(database.url(), database.user(), "")) {
            physical.setAutoCommit(false);
            physical.setReadOnly(true);
            physical.setNetworkTimeout(Runnable::run, 77_000);
            try (Store store = JdbcStores.open(alwaysTheSame(physical), Map.of())) {
                Steps.everything(store);
                database.execute("drop table veriport_token");
                failure(ErrorCode.CONFIGURATION, () -> store.tokens().claim(Steps.TOKEN, Steps.HOUR));
            }
            assertThat(physical.getAutoCommit()).isFalse();
            assertThat(physical.isReadOnly()).isTrue();
            assertThat(physical.getNetworkTimeout()).isEqualTo(77_000);
        }
    }

    private static DataSource alwaysTheSame(Connection physical) {
        Connection unclosed = proxy(
                Connection.class,
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(physical, arguments));
        return proxy(DataSource.class, (proxy, method, arguments) -> unclosed);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    @DisplayName(
            "Another database, and another isolation, are problems of the configuration that name veriport.jdbc.url")
    void unsuitable(@TempDir Path directory) {
        SQLiteDataSource sqlite = new SQLiteDataSource();
        sqlite.setUrl("jdbc:sqlite:" + directory.resolve("application.db"));
        try (Store store = JdbcStores.open(sqlite, Map.of())) {
            assertThat(failure(ErrorCode.CONFIGURATION, store::ping)).hasMessageContaining("veriport.jdbc.url");
        }
        HikariConfig config = new HikariConfig();
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        try (HikariDataSource serializable = pool(config);
                Store store = JdbcStores.open(serializable, Map.of())) {
            assertThat(failure(ErrorCode.CONFIGURATION, store::ping)).hasMessageContaining("READ COMMITTED");
        }
    }

    @Test
    @DisplayName("Where veriport.jdbc.url is set, it counts, and the data source is not used")
    void url() {
        TestDatabase other = RealPostgres.create();
        try (Store store = JdbcStores.open(pool, other.settings())) {
            begin(store, "code");
        }
        assertThat(other.query("select count(*) from veriport_redemption")).containsExactly("1");
        assertThat(database.query("select count(*) from pg_class where relname = 'veriport_redemption'"
                        + " and pg_table_is_visible(oid)"))
                .containsExactly("0");
    }

    @Test
    @DisplayName("The application's pool stays open when the store is closed")
    void staysOpen() throws SQLException {
        Store store = JdbcStores.open(pool, Map.of());
        store.ping();
        store.close();
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(failure(ErrorCode.UNAVAILABLE, store::ping)).hasMessageContaining("the store is closed");
    }
}
