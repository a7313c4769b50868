package dev.veriport.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigValuesTest {

    @Test
    @DisplayName("CFG a text that is too long is refused without the text")
    void texts() {
        assertThat(ConfigValues.text(3, "abc")).isEqualTo("abc");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigValues.text(3, "abcd"))
                .withMessage("must have at most 3 characters");
    }

    @ParameterizedTest(name = "CFG the duration {0} is {1}")
    @CsvSource({"5s, PT5S", "250ms, PT0.25S", "2m, PT2M", "1h, PT1H", "PT5S, PT5S", "PT1H30M, PT1H30M", "8760h, P365D"})
    void durations(String text, Duration expected) {
        assertThat(ConfigValues.duration(text)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "CFG [{0}] is no duration")
    @ValueSource(
            strings = {
                "5",
                "s",
                "5 s",
                "5d",
                "5S",
                "-5s",
                "0s",
                "0ms",
                "PT0S",
                "PT-5S",
                "8761h",
                "1.5s",
                "9999999999s",
                "P400D",
                "five",
                "P999999999999999999D"
            })
    void notDurations(String text) {
        refused(() -> ConfigValues.duration(text), text);
    }

    @ParameterizedTest(name = "CFG [{0}] is no count")
    @ValueSource(strings = {"0", "-1", "+1", "01", "1.0", "1e3", "0x10", "1_000", "9999999999", "many", "٣"})
    void notCounts(String text) {
        refused(() -> ConfigValues.count(text), text);
    }

    @ParameterizedTest(name = "CFG the decimal {0} is {1}")
    @CsvSource({"5, 5", "0.5, 0.5", "0.001, 0.001", "5.0, 5", "100, 1E+2", "999999999.999, 999999999.999"})
    void decimals(String text, BigDecimal expected) {
        assertThat(ConfigValues.decimal(text)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "CFG [{0}] is no decimal greater than 0")
    @ValueSource(
            strings = {
                "0",
                "0.000",
                "-1",
                "+1",
                "05",
                ".5",
                "5.",
                "0.0001",
                "1e3",
                "1,5",
                "1_000",
                "9999999999",
                "many",
                "٣"
            })
    void notDecimals(String text) {
        refused(() -> ConfigValues.decimal(text), text);
    }

    @ParameterizedTest(name = "D10 the base URL {0} is {1}: schemes and hosts have no case")
    @CsvSource({
        "HTTPS://api.example/v1, https://api.example/v1",
        "Http://LOCALHOST:8080, http://LOCALHOST:8080",
    })
    void schemesHaveNoCase(String text, URI expected) {
        assertThat(ConfigValues.baseUrl(text)).isEqualTo(expected);
    }

    @Test
    @DisplayName("CFG counts are whole numbers from 1, flags are true or false")
    void countsAndFlags() {
        assertThat(ConfigValues.count("1")).isEqualTo(1);
        assertThat(ConfigValues.count("999999999")).isEqualTo(999_999_999);
        assertThat(ConfigValues.flag("true")).isTrue();
        assertThat(ConfigValues.flag("false")).isFalse();
    }

    @ParameterizedTest(name = "CFG [{0}] is no flag")
    @ValueSource(strings = {"True", "TRUE", "yes", "1", "on", "no", "tru"})
    void notFlags(String text) {
        refused(() -> ConfigValues.flag(text), text);
    }

    @ParameterizedTest(name = "CFG {0} is a base URL, without its last slash")
    @CsvSource({
        "https://api.vendor.example, https://api.vendor.example",
        "https://api.vendor.example/v1/, https://api.vendor.example/v1",
        "https://10.0.0.1:8443, https://10.0.0.1:8443",
        "http://localhost:8080, http://localhost:8080",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://127.8.9.10, http://127.8.9.10",
        "http://[::1]:8080/, http://[::1]:8080",
    })
    void baseUrls(String text, URI expected) {
        assertThat(ConfigValues.baseUrl(text)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "CFG {0} is no base URL")
    @ValueSource(
            strings = {
                "http://api.vendor.example",
                "http://localhost.vendor.example",
                "http://127.0.0.1.vendor.example",
                "http://128.0.0.1",
                "http://10.0.0.1",
                "ftp://localhost",
                "https://user:pass@vendor.example",
                "https://vendor.example?key=value",
                "https://vendor.example#top",
                "https:///path",
                "https:vendor.example",
                "vendor.example",
                "//vendor.example",
                "https://vendor example",
                "file:/etc/passwd"
            })
    void notBaseUrls(String text) {
        refused(() -> ConfigValues.baseUrl(text), text);
    }

    @Test
    @DisplayName("CFG a list is what stands between commas")
    void lists() {
        assertThat(ConfigValues.list(" a, b ,,c,")).containsExactly("a", "b", "c");
        assertThat(ConfigValues.list("")).isEmpty();
    }

    /** Refused in words that do not repeat the value. */
    private static void refused(Runnable reading, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(reading::run)
                .satisfies(e -> assertThat(e.getMessage()).startsWith("must be "))
                .satisfies(e -> assertThat(text.length() < 4 || !e.getMessage().contains(text))
                        .isTrue())
                .withNoCause();
    }
}
