package dev.veriport.store.redis;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.model.Secret;
import dev.veriport.store.SealingKey;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The settings below {@code veriport.redis}.
 *
 * @param grace how long calls wait for a Redis that cannot be reached
 */
record RedisSettings(RedisURI uri, SealingKey encryptionKey, OnFailure onFailure, Duration grace) {
    /** A host name, or an IPv4 or IPv6 address. */
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*|\\[?[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*]?");

    private static final ConfigKey<RedisURI> URI = ConfigKey.secret(
                    "uri",
                    "The URI of Redis, as redis://host:6379/0, or rediss:// with TLS. It may contain user"
                            + " and password.")
            .as("redis://unset.invalid", RedisSettings::uri);
    private static final ConfigKey<SealingKey> ENCRYPTION_KEY = ConfigKey.secrets(
                    "encryption-key",
                    "The key that seals the tokens in Redis, 32 bytes in base64, the same on every node. Of"
                            + " several keys the first seals, all open.")
            .as("A".repeat(43) + "=", SealingKey::rotating);
    private static final ConfigKey<OnFailure> ON_FAILURE = ConfigKey.choice(
                    "on-failure",
                    OnFailure.class,
                    "What happens while Redis cannot be reached. local: each process uses its own token and"
                            + " its own count. fail: calls are refused.")
            .withDefault("local");
    private static final ConfigKey<Duration> GRACE = ConfigKey.duration(
                    "grace", "How long calls wait for a Redis that cannot be reached, before on-failure applies.")
            .withDefault("5s");

    /** The behaviour while Redis cannot be reached. */
    enum OnFailure {
        LOCAL,
        FAIL
    }

    static RedisSettings read(ConfigReader in) {
        return new RedisSettings(in.get(URI), in.get(ENCRYPTION_KEY), in.get(ON_FAILURE), in.get(GRACE));
    }

    /** Lettuce's message about a malformed URI may contain the password. */
    private static RedisURI uri(Secret text) {
        try {
            RedisURI uri = RedisURI.create(text.reveal());
            String host = uri.getHost();
            // Lettuce reads a port that is not a number as a part of the host
            boolean isHost = host != null && HOST.matcher(host).matches();
            if (isHost || !uri.getSentinels().isEmpty()) {
                return uri;
            }
        } catch (IllegalArgumentException malformed) {
            // reported below, in our own words
        }
        throw new IllegalArgumentException("must be like redis://host:6379/0");
    }
}
