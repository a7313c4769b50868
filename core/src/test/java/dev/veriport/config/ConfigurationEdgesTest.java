package dev.veriport.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ConfigurationException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person would not think of, and a shell would. */
final class ConfigurationEdgesTest {

    @Test
    @DisplayName("CFG a URL with a password in it is refused, and shown to nobody")
    void a_password_in_a_url() {
        Configuration configuration = new Configuration(
                ConfigSource.of(Map.of("veriport.anyone.proxy", "http://user:canary@proxy.example:8080")), Map.of());
        configuration.section("anyone").get(ConfigKey.proxy("proxy", "A proxy.").optional());

        assertThat(configuration.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.value()).isEqualTo("[malformed]"));
        assertThat(catchThrowableOfType(ConfigurationException.class, configuration::check))
                .hasMessageNotContaining("canary")
                .hasMessageContaining("proxy-user and proxy-password");
    }

    private static Stream<ConfigKey<?>> checkedByALibrary() {
        return Stream.of(
                ConfigKey.secret("canary", "A number.").as("1", secret -> Integer.parseInt(secret.reveal())),
                ConfigKey.secrets("canary", "Ids.")
                        .as(
                                "00000000-0000-0000-0000-000000000000",
                                ids -> UUID.fromString(ids.get(0).reveal())),
                ConfigKey.text("canary", "A date.").as("2000-01-01", LocalDate::parse));
    }

    @ParameterizedTest
    @MethodSource("checkedByALibrary")
    @DisplayName("CFG a check whose failure quotes the value does not show it:")
    void a_quoted_value(ConfigKey<?> key) {
        Configuration configuration =
                new Configuration(ConfigSource.of(Map.of("veriport.canary", "s3cret-1, s3cret-2")), Map.of());
        configuration.root().get(key);

        assertThat(catchThrowableOfType(ConfigurationException.class, configuration::check))
                .hasMessageContaining("veriport.canary: is malformed")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    @DisplayName("CFG an empty environment variable sets nothing, so the file still counts")
    void an_empty_variable() {
        ConfigSource source = ConfigSource.environment(Map.of("VERIPORT_PROVIDER", ""))
                .orElse(ConfigSource.of(Map.of("veriport.provider", "faceki")));

        assertThat(source.get("veriport.provider")).isEqualTo(Optional.of("faceki"));
    }

    @Test
    @DisplayName("CFG a variable that is missing twice is told once")
    void a_variable_used_twice() {
        Configuration configuration =
                new Configuration(ConfigSource.of(Map.of("veriport.a", "${ENV:GONE}-${ENV:GONE}")), Map.of());
        configuration.root().get(ConfigKey.text("a", "Anything."));

        assertThat(catchThrowableOfType(ConfigurationException.class, configuration::check))
                .hasMessageContaining("needs the environment variable GONE, which");
    }
}
