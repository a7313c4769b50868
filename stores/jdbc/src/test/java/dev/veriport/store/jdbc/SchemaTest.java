package dev.veriport.store.jdbc;

import static dev.veriport.testkit.stores.Steps.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.store.Store;
import dev.veriport.testkit.stores.Steps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {
    private static final int NODES = 4;
    private static final int ROUNDS = 8;

    @TempDir
    private Path directory;

    private TestDatabase empty(Engine engine) {
        return engine.empty(directory);
    }

    private static Store open(TestDatabase database, String schema) {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("schema", schema);
        return JdbcStores.open(settings);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S10 nodes that start at once on an empty database create its tables once, and all work")
    void atOnce(Engine engine) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(NODES);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                TestDatabase database = empty(engine);
                CyclicBarrier start = new CyclicBarrier(NODES);
                List<Future<Long>> counts = new ArrayList<>();
                for (int node = 0; node < NODES; node++) {
                    counts.add(threads.submit(() -> {
                        try (Store store = JdbcStores.open(database.settings())) {
                            start.await();
                            return Steps.counted(store);
                        }
                    }));
                }
                List<Long> counted = new ArrayList<>();
                for (Future<Long> count : counts) {
                    counted.add(count.get());
                }
                assertThat(counted).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
                assertThat(database.query("select version from veriport_schema"))
                        .containsExactly("1");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S10 with schema = validate missing tables are a problem that names the file, and none are created")
    void validated(Engine engine) {
        TestDatabase database = empty(engine);
        try (Store store = open(database, "validate")) {
            assertThat(failure(ErrorCode.CONFIGURATION, store::ping))
                    .hasMessageContaining(engine == Engine.SQLITE ? "sqlite.sql" : "postgresql.sql")
                    .hasMessageContaining("veriport.jdbc.schema = create");
            try (Store other = open(database, "create")) {
                other.ping();
            }
            Steps.everything(store);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S10 tables of a newer version are not used")
    void newer(Engine engine) {
        TestDatabase database = empty(engine);
        try (Store store = JdbcStores.open(database.settings())) {
            store.ping();
        }
        database.execute("insert into veriport_schema (version) values (2)");
        try (Store store = JdbcStores.open(database.settings())) {
            assertThat(failure(ErrorCode.CONFIGURATION, () -> Steps.begin(store, "code")))
                    .hasMessageContaining("version 2");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S9 a table that was dropped is named")
    void dropped(Engine engine) {
        TestDatabase database = empty(engine);
        try (Store store = JdbcStores.open(database.settings())) {
            store.ping();
            database.execute("drop table veriport_assignment");
            assertThat(failure(
                            ErrorCode.CONFIGURATION, () -> store.vault().assign(Steps.code("code"), Steps.code("id"))))
                    .hasMessageContaining("veriport_assignment")
                    .hasMessageContaining(".sql");
        }
    }

    @Test
    @DisplayName("Both engines have the same tables and columns")
    void same() {
        Map<Engine, List<String>> columns = new HashMap<>();
        for (Engine engine : Engine.values()) {
            TestDatabase database = empty(engine);
            try (Store store = JdbcStores.open(database.settings())) {
                store.ping();
            }
            columns.put(
                    engine,
                    TestDatabase.TABLES.stream()
                            .flatMap(table -> database.columns(table).stream())
                            .toList());
        }
        assertThat(columns.get(Engine.SQLITE))
                .isEqualTo(columns.get(Engine.POSTGRESQL))
                .hasSizeGreaterThan(20);
    }
}
