package dev.veriport.store.jdbc;

import dev.veriport.testkit.stores.Fleet;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real processes; their clocks differ by two hours. */
@Tag("heavy")
@Timeout(900)
class FleetHeavyTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "T12, T13, S2 twenty processes use one token a lifetime, through four, and count exactly to the limit:")
    void twenty(Engine engine) {
        try (Fleet fleet = Fleet.start(20, engine.empty(directory).fleetSettings())) {
            fleet.useOneTokenALifetime(Duration.ofSeconds(15), 4);
            fleet.countToTheLimit(100, 1_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("C13 exactly 500 of 5,000 starts of eight processes go to a pilot with a cap of 500 a day:")
    void pilot(Engine engine) {
        try (Fleet fleet = Fleet.start(8, engine.empty(directory).fleetSettings())) {
            fleet.sendToPilot(625, 500);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S3 two processes that complete the same 1,000 sessions send each code once:")
    void sameCodes(Engine engine) throws Exception {
        try (Fleet fleet = Fleet.start(2, engine.empty(directory).fleetSettings())) {
            fleet.sendEachCodeOnce(1_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S3 eight processes that complete the same 200 sessions send each code once:")
    void sameCodesOfEight(Engine engine) throws Exception {
        try (Fleet fleet = Fleet.start(8, engine.empty(directory).fleetSettings())) {
            fleet.sendEachCodeOnce(200);
        }
    }
}
