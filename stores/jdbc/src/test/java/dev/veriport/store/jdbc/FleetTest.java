package dev.veriport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent.State;
import dev.veriport.testkit.stores.Fleet;
import dev.veriport.testkit.stores.NodeProcess;
import dev.veriport.testkit.stores.Steps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Few processes for a short time; {@link FleetHeavyTest} has many. */
class FleetTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    @DisplayName("T12, T13, S2, S3, C13 processes whose clocks differ by two hours send each code once, use one token a"
            + " lifetime, count exactly to the limit, and give a pilot as many starts as its cap says:")
    void together(Engine engine) throws Exception {
        try (Fleet fleet = Fleet.start(2, engine.empty(directory).fleetSettings())) {
            fleet.sendEachCodeOnce(20);
            fleet.useOneTokenALifetime(Duration.ofSeconds(3), 2);
            fleet.countToTheLimit(30, 40);
            fleet.sendToPilot(150, 50);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S3, S4 after kill -9 of the sender its intents are never begun again, and its answers are there")
    void killed(Engine engine) {
        TestDatabase database = engine.empty(directory);
        try (Store store = JdbcStores.open(database.settings())) {
            Kills.one(database, store, 0, 5);
        }
    }

    /** Kills a process while it redeems. */
    static final class Kills {
        private Kills() {}

        /** @param lines how many the process says before it is killed */
        static void one(TestDatabase database, Store store, int from, int lines) {
            try (NodeProcess sender =
                    NodeProcess.start(StoreNode.class, database.url(), database.user(), Integer.toString(from))) {
                int line = 0;
                for (Optional<String> said = sender.line(); said.isPresent(); said = sender.line()) {
                    check(store, said.get().split(" "));
                    if (++line == lines) {
                        sender.kill();
                    }
                }
            }
        }

        private static void check(Store store, String[] said) {
            String code = "code " + said[1];
            if (said[0].equals("kept")) {
                assertThat(Steps.isKept(store, code)).as(code).isTrue();
            }
            assertThat(Steps.begin(store, code)).as(code).isNotEqualTo(State.BEGUN);
        }
    }
}
