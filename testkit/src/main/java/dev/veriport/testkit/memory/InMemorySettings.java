package dev.veriport.testkit.memory;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import java.time.Duration;

/**
 * What is set below {@code veriport.in-memory}.
 *
 * @param timeout of a whole call
 * @param tokenTransitAllowance how long a token may be on its way
 */
record InMemorySettings(Duration timeout, Duration tokenTransitAllowance) {
    private static final ConfigKey<Duration> TIMEOUT = ConfigKey.duration(
                    "timeout", "How long a call may take, all in all.")
            .withDefault("10s");
    private static final ConfigKey<Duration> TOKEN_TRANSIT = ConfigKey.duration(
                    "token-transit",
                    "How long a token may be on its way to the vendor; it is not used later than that.")
            .withDefault("2s");

    static InMemorySettings read(ConfigReader in) {
        return new InMemorySettings(in.get(TIMEOUT), in.get(TOKEN_TRANSIT));
    }
}
