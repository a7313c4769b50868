package dev.veriport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.store.Store;
import dev.veriport.store.VaultIntent.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FleetTest {
    private static final int ROUNDS = 60;
    private static final int KILLS = 2;
    private static final long HOUR_SECONDS = 3_600;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "S2, S3, S7 of processes whose clocks differ by two hours one sends each code, all find its answer, and"
                    + " they count exactly to the limit")
    void together(Engine engine) {
        TestDatabase database = engine.empty(directory);
        List<StoreProcess> nodes = Stream.of(-HOUR_SECONDS, HOUR_SECONDS)
                .map(skew -> StoreProcess.start(database, skew))
                .toList();
        try {
            assertThat(all(nodes, "race " + ROUNDS)).isEqualTo(ROUNDS);
            assertThat(all(nodes, "count " + ROUNDS + " " + (ROUNDS + 10))).isEqualTo(ROUNDS + 10);
        } finally {
            nodes.forEach(StoreProcess::close);
        }
    }

    private static int all(List<StoreProcess> nodes, String command) {
        nodes.forEach(node -> node.tell(command));
        return nodes.stream().mapToInt(StoreProcess::number).sum();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S3, S4 after kill -9 of the sender its intents are never begun again, and its answers are there")
    void killed(Engine engine) throws InterruptedException {
        TestDatabase database = engine.empty(directory);
        try (Store store = JdbcStores.open(database.settings())) {
            for (int kill = 0; kill < KILLS; kill++) {
                Kills.one(database, store, 1_000 * kill, 5 + 2 * kill);
            }
        }
    }

    /** Kills a process while it redeems. */
    static final class Kills {
        private Kills() {}

        /** @param lines how many the process says before it is killed */
        static void one(TestDatabase database, Store store, int from, int lines) throws InterruptedException {
            try (StoreProcess sender = StoreProcess.start(database, 0)) {
                sender.tell("redeem " + from);
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
            assertThat(Steps.begin(store, code).state()).as(code).isNotEqualTo(State.BEGUN);
        }
    }
}
