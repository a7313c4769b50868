package dev.veriport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.VeriportException;
import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent.State;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("heavy")
@Timeout(600)
class KillHeavyTest {
    private static final int ROUNDS = 1_200;
    private static final int KILLS = 25;
    private static final int NODES = 8;
    private static final int COUNTED = 1_000;
    private static final long HOUR_SECONDS = 3_600;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    @DisplayName("S3 in 1,200 rounds of two processes no code is sent twice")
    void rounds(Engine engine) {
        assertThat(all(engine.empty(directory), 2, "race " + ROUNDS)).isEqualTo(ROUNDS);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S7 eight processes count exactly to the limit")
    void counted(Engine engine) {
        assertThat(all(engine.empty(directory), NODES, "count 250 " + COUNTED)).isEqualTo(COUNTED);
    }

    private static int all(TestDatabase database, int count, String command) {
        List<StoreProcess> nodes = LongStream.range(0, count)
                .mapToObj(node -> StoreProcess.start(database, (2 * (node % 2) - 1) * HOUR_SECONDS))
                .toList();
        try {
            nodes.forEach(node -> node.tell(command));
            return nodes.stream().mapToInt(StoreProcess::number).sum();
        } finally {
            nodes.forEach(StoreProcess::close);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S4 after each of 25 kill -9 of the sender nothing is begun again, and nothing is lost")
    void killed(Engine engine) throws InterruptedException {
        TestDatabase database = engine.empty(directory);
        try (Store store = Steps.connected(JdbcStores.open(database.settings()))) {
            for (int kill = 0; kill < KILLS; kill++) {
                FleetTest.Kills.one(database, store, 1_000 * kill, 1 + kill);
            }
        }
    }

    @Test
    @DisplayName("S4 after kill -9 of all of PostgreSQL nothing that a step wrote is lost")
    void killedEngine() throws Exception {
        try (RestartingPostgres server = RestartingPostgres.start(directory)) {
            for (int round = 0; round < 3; round++) {
                TestDatabase database = server.database();
                int before = round * 100;
                try (Store store = Steps.connected(JdbcStores.open(database.settings()))) {
                    IntStream.range(before, before + 100).forEach(i -> {
                        assertThat(Steps.begin(store, "code " + i).state()).isEqualTo(State.BEGUN);
                        if (i % 2 == 0) {
                            Steps.keep(store, "code " + i);
                        }
                    });
                    server.killAndRestart();
                    IntStream.range(0, before + 100)
                            .forEach(i -> assertThat(after(store, "code " + i))
                                    .as("code " + i)
                                    .isEqualTo(i % 2 == 0 ? State.KEPT : State.INTENDED));
                }
            }
        }
    }

    private static State after(Store store, String code) {
        try {
            return Steps.begin(store, code).state();
        } catch (VeriportException stillStarting) {
            return Steps.begin(Steps.connected(store), code).state();
        }
    }
}
