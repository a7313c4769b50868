package dev.veriport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigSource;
import dev.veriport.config.Configuration;
import dev.veriport.error.ConfigurationException;
import java.net.URI;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which host is called. */
final class HttpSettingsTest {
    private static final SortedMap<String, String> REGIONS =
            new TreeMap<>(Map.of("eu", "https://api.eu.example/v3", "us", "https://api.us.example/v3"));

    private static URI baseUrl(Map<String, String> settings) {
        Configuration configuration = new Configuration(ConfigSource.of(settings), Map.of());
        HttpSettings http = HttpSettings.readByRegion(configuration.section("anyone"), "eu", REGIONS);
        configuration.check();
        return http.baseUrl();
    }

    @Test
    @DisplayName("a region's API is called, the default region's when none is set, and base-url in its place")
    void regions() {
        assertThat(baseUrl(Map.of())).hasToString("https://api.eu.example/v3");
        assertThat(baseUrl(Map.of("veriport.anyone.region", "us"))).hasToString("https://api.us.example/v3");
        assertThat(baseUrl(Map.of("veriport.anyone.base-url", "https://mock.example/v3")))
                .hasToString("https://mock.example/v3");
    }

    @Test
    @DisplayName("an unknown region, and a region beside base-url, are problems")
    void contradictions() {
        ConfigurationException unknown = catchThrowableOfType(
                ConfigurationException.class, () -> baseUrl(Map.of("veriport.anyone.region", "moon")));
        ConfigurationException both = catchThrowableOfType(
                ConfigurationException.class,
                () -> baseUrl(
                        Map.of("veriport.anyone.region", "us", "veriport.anyone.base-url", "https://mock.example")));

        assertThat(unknown).hasMessageContaining("must be one of eu, us").hasMessageNotContaining("moon");
        assertThat(both).hasMessageContaining("veriport.anyone.region: must not be set together with");
    }

    @Test
    @DisplayName("another host of the API has the same settings but its URL, and its own setting is named")
    void another_host() {
        Map<String, String> settings =
                Map.of("veriport.anyone.files-base-url", "https://files.example", "veriport.anyone.timeout", "3s");
        Configuration configuration = new Configuration(ConfigSource.of(settings), Map.of());
        HttpSettings http = HttpSettings.read(configuration.section("anyone"), "https://api.example");
        HttpSettings files = http.withBaseUrl(
                configuration.section("anyone"), ConfigKey.baseUrl("files-base-url", "The URL of the files."));

        assertThat(files.baseUrl()).hasToString("https://files.example");
        assertThat(files.timeout()).hasSeconds(3);
        assertThat(files.keys().baseUrl()).isEqualTo("veriport.anyone.files-base-url");
        assertThat(http.baseUrl()).hasToString("https://api.example");
    }

    @Test
    @DisplayName("the hosts of files are names, with a port where one is needed")
    void file_hosts() {
        Map<String, String> settings = Map.of("veriport.anyone.files-hosts", "https://files.example/x");
        Configuration configuration = new Configuration(ConfigSource.of(settings), Map.of());
        FileSettings.read(configuration.section("anyone"));
        FileSettings hosts = FileSettings.read(
                new Configuration(ConfigSource.of(Map.of()), Map.of()).section("anyone"),
                "files.example",
                "127.0.0.1:8443");

        assertThat(catchThrowableOfType(ConfigurationException.class, configuration::check))
                .hasMessageContaining("must be hosts like");
        assertThat(hosts.allowed("https://FILES.example/a?b")).hasValue(URI.create("https://FILES.example/a?b"));
        assertThat(hosts.allowed("https://files.example:443/a")).isPresent();
        assertThat(hosts.allowed("http://127.0.0.1:8443/a")).isPresent();
        assertThat(hosts.allowed("https://files.example:8443/a")).isEmpty();
        assertThat(hosts.allowed("http://files.example/a")).isEmpty();
        assertThat(hosts.allowed("http://127.0.0.1/a")).isEmpty();
    }
}
