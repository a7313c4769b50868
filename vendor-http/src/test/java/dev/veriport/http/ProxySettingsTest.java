package dev.veriport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ConfigurationException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a proxy's settings. */
final class ProxySettingsTest {
    private static final String USER = "corp-user";
    private static final String PASSWORD = "corp-password";

    private final Map<String, String> settings = new HashMap<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://canary:canary@proxy.example:3128",
                "http://canary@proxy.example:3128",
                "http://canary:c#n?r/y@proxy.example:3128",
                "canary:canary@proxy.example"
            })
    @DisplayName("A2 a user in the proxy's URL is refused: the message names the keys, and not the value:")
    void user_in_the_url(String url) {
        settings.put("proxy", url);
        ConfigurationException refused = problems();

        assertThat(refused)
                .hasMessageContaining("proxy-user and proxy-password")
                .hasMessageContaining("anyone.proxy:");
        assertThat(refused.getMessage()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://proxy.example:3128",
                "socks5://proxy.example:1080",
                "http://proxy.example",
                "proxy:3128",
                "http://proxy.example:3128/pac?x"
            })
    @DisplayName("A2 a proxy is http://host:port and nothing else:")
    void other_urls(String url) {
        settings.put("proxy", url);

        assertThat(problems()).hasMessageContaining("veriport.anyone.proxy: must be");
    }

    @Test
    @DisplayName(
            "A2 user or password alone, both without a proxy, or a colon in the user: problems of the configuration")
    void halves() {
        settings.put("proxy-user", USER);
        assertThat(problems()).hasMessageContaining("anyone.proxy-password: is missing");
        settings.put("proxy-password", PASSWORD);
        settings.remove("proxy");
        assertThat(problems()).hasMessageContaining("anyone.proxy-user: has no effect without veriport.anyone.proxy");
        settings.put("proxy", "http://proxy.example:3128");
        settings.put("proxy-user", "can:ary");
        assertThat(problems()).hasMessageContaining("anyone.proxy-user: must not contain a colon");
        settings.remove("proxy-user");
        assertThat(problems()).hasMessageContaining("anyone.proxy-user: is missing");
    }

    private ConfigurationException problems() {
        Map<String, String> whole = new HashMap<>();
        settings.forEach((name, value) -> whole.put("veriport.anyone." + name, value));
        return catchThrowableOfType(ConfigurationException.class, () -> AtVendor.settings(whole));
    }
}
