package dev.veriport.testkit.memory;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import java.time.Duration;

/**
 * The settings below {@code veriport.in-memory}.
 *
 * @param timeout of a whole call
 * @param tokenTransitAllowance the time allowed for a request to reach the vendor
 */
record InMemorySettings(Duration timeout, Duration tokenTransitAllowance) {
    private static final ConfigKey<Duration> TIMEOUT =
            ConfigKey.duration("timeout", "The deadline of a whole call.").withDefault("10s");
    private static final ConfigKey<Duration> TOKEN_TRANSIT = ConfigKey.duration(
                    "token-transit",
                    "The time allowed for a request to reach the vendor. A token is not used when it expires"
                            + " within this time.")
            .withDefault("2s");

    static InMemorySettings read(ConfigReader in) {
        return new InMemorySettings(in.get(TIMEOUT), in.get(TOKEN_TRANSIT));
    }
}
