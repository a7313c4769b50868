package dev.veriport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.config.ConfigSource;
import dev.veriport.config.Configuration;
import dev.veriport.error.ConfigurationException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of credentials whose placeholder cannot be replaced. */
final class ApiCredentialsTest {

    @ParameterizedTest
    @DisplayName("CFG a credential whose placeholder cannot be replaced is told as such, and as nothing else")
    @CsvSource(
            delimiter = '|',
            value = {
                "api-token=${ENV:GONE} | api-token: needs the environment variable GONE, which is not set",
                "api-token=${FILE:/nope} | api-token: needs the file",
                "client-id=c,client-secret=${ENV:GONE} | client-secret: needs the environment variable GONE",
                "client-id=${ENV:GONE},client-secret=s | client-id: needs the environment variable GONE",
                "client-id=${ENV:GONE} | client-id: needs the environment variable GONE"
            })
    void placeholders(String settings, String problem) {
        Map<String, String> written = new TreeMap<>();
        for (String setting : settings.split(",")) {
            String[] pair = setting.split("=");
            written.put("veriport.acme." + pair[0], pair[1]);
        }
        Configuration configuration = new Configuration(ConfigSource.of(written), Map.of());
        ApiCredentials.read(configuration.section("acme"), "The token.", "30s");

        assertThat(catchThrowableOfType(ConfigurationException.class, configuration::check)
                        .problems())
                .extracting(Object::toString)
                .anySatisfy(said -> assertThat(said).startsWith("veriport.acme." + problem))
                .allSatisfy(said -> assertThat(said).doesNotContain("set it, or"));
    }
}
