package dev.veriport.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MutableClockTest {
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    private final MutableClock clock = MutableClock.at(NOON);

    @Test
    void itShowsWhatItWasSetTo() {
        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);

        clock.set(NOON.minusSeconds(3600));
        assertThat(clock.instant()).isEqualTo(NOON.minusSeconds(3600));
    }

    @Test
    void itAdvancesBothWays() {
        clock.advance(Duration.ofHours(2));
        clock.advance(Duration.ofHours(-1));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3600));
    }

    @Test
    void anotherZoneIsTheSameTime() {
        ZoneId zone = ZoneId.of("Asia/Tokyo");
        MutableClock there = clock.withZone(zone);
        clock.advance(Duration.ofHours(1));

        assertThat(there.instant()).isEqualTo(clock.instant());
        assertThat(there.getZone()).isEqualTo(zone);
    }
}
