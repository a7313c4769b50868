package dev.veriport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("heavy")
class PilotHeavyTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    @DisplayName("C13 exactly 500 of 5,000 starts of 8 processes go to a pilot with a cap of 500 a day")
    void pilot(Engine engine) {
        assertThat(FleetTest.toPilot(engine.empty(directory), 8, 625, 500)).isEqualTo(500);
    }
}
