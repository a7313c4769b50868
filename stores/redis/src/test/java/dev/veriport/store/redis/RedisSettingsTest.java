package dev.veriport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ConfigurationException;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisSettingsTest {
    @TempDir
    Path directory;

    private static List<RedisURI> uris(String text) {
        return RedisStores.settings(text, Map.of()).uris();
    }

    @Test
    @DisplayName("several URIs are nodes of a cluster, several hosts of one URI are Sentinels")
    void several() {
        assertThat(uris("redis://one:6379,rediss://two:6380 , redis://three"))
                .extracting(RedisURI::getHost)
                .containsExactly("one", "two", "three");
        assertThat(uris("redis-sentinel://one:26379,two:26379/2#fleet"))
                .singleElement()
                .satisfies(uri -> {
                    assertThat(uri.getSentinels()).hasSize(2);
                    assertThat(uri.getSentinelMasterId()).isEqualTo("fleet");
                    assertThat(uri.getDatabase()).isEqualTo(2);
                });
    }

    @ParameterizedTest(name = "a malformed URI is reported without its value: {0}")
    @ValueSource(
            strings = {
                "redis://user:canary-7f@:port",
                "canary-7f",
                "redis://host:canary-7f",
                "redis://one,canary-7f",
                "redis://one,redis://user:canary-7f@:port",
                "http://canary-7f",
            })
    void malformed(String uri) {
        ConfigurationException failure = catchThrowableOfType(ConfigurationException.class, () -> uris(uri));
        assertThat(failure).hasMessageContaining("veriport.redis.uri").hasMessageContaining("redis://host:6379/0");
        assertThat(failure.getMessage()).doesNotContain("canary-7f");
    }

    private static void assertReported(Map<String, String> settings, String... words) {
        ConfigurationException failure = catchThrowableOfType(
                ConfigurationException.class, () -> RedisStores.settings("redis://host", settings));
        assertThat(failure).hasMessageContainingAll(words);
    }

    @Test
    @DisplayName("a user without a password is reported, and so is a number of replicas that is none")
    void incomplete() {
        assertReported(Map.of("user", "veriport"), "veriport.redis.user", "veriport.redis.password");
        assertReported(Map.of("vault-replicas", "0"), "veriport.redis.vault-replicas");
    }

    @Test
    @DisplayName("a trust store that cannot be used is reported when the configuration is read")
    void trustStore() throws IOException {
        assertReported(Map.of("trust-store", directory.resolve("none").toString()), "trust-store", "check path");
        for (String content :
                List.of("", "neither", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
            Path file = Files.writeString(directory.resolve("store"), content);
            assertReported(Map.of("trust-store", file.toString()), "veriport.redis.trust-store");
        }
    }
}
