package dev.veriport.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

final class StarterSettingsTest {

    private static StarterSettings withPath(String path) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("application", Map.of("veriport.webhooks.path", path)));
        return StarterSettings.of(environment);
    }

    @ParameterizedTest
    @CsvSource({
        "/webhooks,/webhooks",
        "/webhooks/,/webhooks",
        "webhooks,/webhooks",
        "//kyc//in//,/kyc/in",
        "kyc/in,/kyc/in",
        "/kyc/v1.2~a,/kyc/v1.2~a"
    })
    @DisplayName("C6: slashes of the path that are missing, doubled or at the end make no difference")
    void slashes(String path, String mapped) {
        assertThat(withPath(path).webhookPath()).isEqualTo(mapped);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "//",
                "/webhooks/*",
                "/a b",
                "/a?b",
                "/a#b",
                "/a;b",
                "/../a",
                "/a/./b",
                "/a/..",
                "/a%20b",
                "/é",
                "https://shop.example/webhooks"
            })
    @DisplayName("C6: what is no path, or takes every request of the application, is a problem of the configuration")
    void no_path(String path) {
        assertThatThrownBy(() -> withPath(path))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("veriport.webhooks.path: must be a path below the root");
    }
}
