package dev.veriport.store.redis;

import dev.veriport.testkit.stores.Fleet;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real processes; their clocks differ by two hours. */
@Tag("heavy")
@Timeout(900)
final class FleetHeavyTest {
    private final RealRedis redis = RealRedis.start();

    @AfterEach
    void close() {
        redis.close();
    }

    private Fleet fleet(int nodes) {
        return Fleet.start(nodes, Map.of("store", "redis", "redis.uri", redis.uri()));
    }

    @Test
    @DisplayName("T12, T13, S2 twenty processes use one token a lifetime, through four, and count exactly to the limit")
    void twenty() {
        try (Fleet fleet = fleet(20)) {
            fleet.useOneTokenALifetime(Duration.ofSeconds(15), 4);
            fleet.countToTheLimit(100, 1_000);
        }
    }

    @Test
    @DisplayName("S3 two processes that complete the same 1,000 sessions send each code once")
    void sameCodes() throws Exception {
        try (Fleet fleet = fleet(2)) {
            fleet.sendEachCodeOnce(1_000);
        }
    }

    @Test
    @DisplayName("S3 eight processes that complete the same 200 sessions send each code once")
    void sameCodesOfEight() throws Exception {
        try (Fleet fleet = fleet(8)) {
            fleet.sendEachCodeOnce(200);
        }
    }
}
