package dev.veriport.store.jdbc;

import static dev.veriport.testkit.stores.Steps.begin;
import static dev.veriport.testkit.stores.Steps.failure;
import static dev.veriport.testkit.stores.Steps.isKept;
import static dev.veriport.testkit.stores.Steps.keep;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.veriport.error.ErrorCode;
import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.stores.Steps;
import dev.veriport.time.Ticker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteTroubleTest {
    private static final Duration BRIEF = Duration.ofMillis(50);

    @TempDir
    private Path directory;

    private Path file;
    private TestDatabase other;
    private SqliteDatabase database;
    private Store store;

    @BeforeEach
    void open() {
        file = directory.resolve("store.db");
        other = TestDatabase.sqlite("jdbc:sqlite:" + file);
        database = new SqliteDatabase(file, Schema.Mode.CREATE, Ticker.system());
        store = new JdbcStore(database);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private String setting(String pragma) {
        return database.step(session -> session.first(pragma, row -> row.getString(1)))
                .orElseThrow();
    }

    @Test
    @DisplayName("S4 every commit is on the disk before a step returns")
    void durable() {
        assertThat(setting("pragma journal_mode")).isEqualTo("wal");
        assertThat(setting("pragma synchronous")).isEqualTo("2");
        assertThat(setting("pragma auto_vacuum")).isEqualTo("2");
        assertThat(setting("pragma busy_timeout")).isEqualTo("0");
    }

    @Test
    @DisplayName("The files are readable by their owner alone; check says where they are not")
    void permissions() throws IOException {
        begin(store, "code");
        assertThat(store.check()).isEmpty();
        try (var files = Files.list(directory)) {
            assertThat(files.toList())
                    .hasSize(3)
                    .allSatisfy(each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .isEqualTo("rw-------"));
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(store.check()).singleElement().asString().contains("600");
    }

    @Test
    @DisplayName("S8 a file that another process locks for good is UNAVAILABLE after 1 s, and works when it is free")
    void locked() {
        store.ping();
        other.use(statement -> {
            statement.execute("begin immediate");
            Duration taken = Steps.time(() -> assertThat(failure(ErrorCode.UNAVAILABLE, () -> begin(store, "code")))
                    .hasMessageContaining("locked"));
            assertThat(taken).isBetween(Duration.ofMillis(900), Duration.ofSeconds(3));
            return statement.execute("rollback");
        });
        assertThat(begin(store, "code")).isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName("A step that waits for another process's lock is as atomic as any other")
    void waited() throws Exception {
        keep(store, "code");
        store.vault().assign(Steps.code("code"), Steps.code("first"));
        store.vault().assign(Steps.code("code"), Steps.code("second"));
        CompletableFuture<Integer> erased = other.use(statement -> {
            statement.execute("begin immediate");
            CompletableFuture<Integer> waits =
                    CompletableFuture.supplyAsync(() -> store.vault().erase(Steps.code("first"), Steps.HOUR));
            assertThat(isDoneWithin(Duration.ofMillis(300), waits)).isFalse();
            statement.execute("rollback");
            return waits;
        });
        assertThat(erased.get()).isEqualTo(1);
        assertThat(other.query("select count(*) from veriport_assignment")).containsExactly("0");
    }

    private static boolean isDoneWithin(Duration time, CompletableFuture<?> event) throws SQLException {
        try {
            return Ticker.system().await(event, Ticker.system().nanos() + time.toNanos());
        } catch (InterruptedException interrupted) {
            throw new SQLException(interrupted);
        }
    }

    @Test
    @DisplayName("S8 a full disk is UNAVAILABLE in words of its own, loses nothing, and works when there is room")
    void full() {
        keep(store, "early");
        String pages = setting("pragma page_count");
        database.step(session -> session.first("pragma max_page_count = " + pages, row -> row.getString(1)));

        assertThat(failure(
                        ErrorCode.UNAVAILABLE,
                        () -> store.vault().keep(Steps.code("late"), new byte[100_000], Steps.HOUR)))
                .hasMessageContaining("full");
        assertThat(isKept(store, "early")).isTrue();
        assertThat(isKept(store, "late")).isFalse();
        keep(store, "late");
        assertThat(isKept(store, "late")).isTrue();
    }

    @Test
    @DisplayName("S6 an erased answer leaves the file, which becomes smaller")
    void reclaimed() {
        for (int i = 0; i < 20; i++) {
            store.vault().keep(Steps.code("code " + i), new byte[100_000], BRIEF);
        }
        long before = Long.parseLong(setting("pragma page_count"));
        other.pass(BRIEF);
        while (store.vault().eraseExpired()) {
            // step by step
        }
        assertThat(Long.parseLong(setting("pragma page_count"))).isLessThan(before / 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs"})
    @DisplayName("S4 a network file system is refused")
    void network(String type) {
        assertThat(failure(ErrorCode.CONFIGURATION, () -> SqliteFile.requireLocalDisk(type)))
                .hasMessageContaining(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "btrfs", "tmpfs", "apfs", "NTFS", "overlay"})
    @DisplayName("A local file system is not refused")
    void local(String type) {
        assertThatCode(() -> SqliteFile.requireLocalDisk(type)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("A file that is no database, and a directory that does not exist, are problems of the configuration")
    void noDatabase() throws IOException {
        Files.writeString(file, "this is a text and no database".repeat(100));
        assertThat(failure(ErrorCode.CONFIGURATION, store::ping)).hasMessageContaining("no SQLite database");

        Store elsewhere = JdbcStores.open("jdbc:sqlite:" + directory.resolve("missing/store.db"));
        assertThat(failure(ErrorCode.CONFIGURATION, elsewhere::ping)).hasMessageContaining("create it");
        elsewhere.close();
    }

    @Test
    @DisplayName("An interrupted step is INTERRUPTED and leaves the flag; the next one works")
    void interrupted() {
        store.ping();
        Thread.currentThread().interrupt();
        failure(ErrorCode.INTERRUPTED, () -> begin(store, "code"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(begin(store, "code")).isEqualTo(State.BEGUN);
    }

    @Test
    @DisplayName("A closed store opens nothing again")
    void closed() throws IOException {
        store.close();
        failure(ErrorCode.UNAVAILABLE, () -> begin(store, "code"));
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("Closing does not wait for a step that hangs; the step closes the file at its end")
    void closedDuringAStep() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch disk = new CountDownLatch(1);
        CompletableFuture<Long> step = CompletableFuture.supplyAsync(() -> database.step(session -> {
            hangs.countDown();
            Steps.await(disk);
            return session.time();
        }));
        Steps.await(hangs);
        assertThat(Steps.time(store::close)).isLessThan(Duration.ofSeconds(3));
        failure(ErrorCode.UNAVAILABLE, () -> begin(store, "code"));
        disk.countDown();
        assertThat(step.get()).isPositive();
        assertThat(directory.resolve("store.db-wal"))
                .as("is deleted with the last connection")
                .doesNotExist();
    }

    @Test
    @DisplayName("S12 neither codes nor sessions, clients, secrets or verifications are in any byte of the files")
    void canaries() throws IOException {
        Steps.everything(store);
        for (String name : Set.of("store.db", "store.db-wal", "store.db-shm")) {
            byte[] bytes = Files.readAllBytes(directory.resolve(name));
            assertThat(new String(bytes, ISO_8859_1).contains("canary-"))
                    .as(name)
                    .isFalse();
        }
        assertThat(other.query("select name from veriport_redemption")).hasSize(2);
    }
}
