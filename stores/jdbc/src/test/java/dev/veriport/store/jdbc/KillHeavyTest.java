package dev.veriport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.VeriportException;
import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.stores.Steps;
import java.nio.file.Path;
import java.util.stream.IntStream;
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
    private static final int KILLS = 25;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    @DisplayName("S4 after each of 25 kill -9 of the sender nothing is begun again, and nothing is lost")
    void killed(Engine engine) {
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
                        assertThat(Steps.begin(store, "code " + i)).isEqualTo(State.BEGUN);
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
            return Steps.begin(store, code);
        } catch (VeriportException stillStarting) {
            return Steps.begin(Steps.connected(store), code);
        }
    }
}
