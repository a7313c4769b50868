package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.PartialDate;
import dev.veriport.model.Reported;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, moments, numbers and links as vendors write them. */
final class JsonReadingTest {

    @ParameterizedTest(name = "D7 the date {0} is {1}")
    @CsvSource({"'\"1990-04-12\"', 1990-04-12", "'\" 1990-04 \"', 1990-04", "'\"1990\"', 1990", "1990, 1990"})
    void dates(String written, String date) {
        assertThat(item(written).date()).isEqualTo(Reported.of(PartialDate.parse(date)));
    }

    @ParameterizedTest
    @DisplayName("D7 only what is empty is absent:")
    @ValueSource(strings = {"\"\"", "\" \"", "\"\\u2003\"", "null"})
    void nothing(String written) {
        assertThat(item(written).date()).isEqualTo(Reported.absent());
        assertThat(item(written).instant()).isEqualTo(Reported.absent());
        assertThat(item(written).reported(JsonValue::integer)).isEqualTo(Reported.absent());
        assertThat(item(written).reported(JsonValue::webAddress)).isEqualTo(Reported.absent());
    }

    @ParameterizedTest
    @DisplayName("D7 no date, and not none:")
    @ValueSource(
            strings = {
                "\"29.05.2019\"",
                "\"0000-00-00\"",
                "\"0001-01-01\"",
                "\"01.01.0001\"",
                "\"0090-04-12\"",
                "\"1990-02-30\"",
                "\"1990-13-01\"",
                "\"99991231\"",
                "\"+1990-04-12\"",
                "\"1990-04-12f\"",
                "\"\u0661\u0669\u0669\u0660\"",
                "\"N/A\"",
                "\"null\"",
                "\"1990-04-12T00:00:00Z\"",
                "19900412",
                "true",
                "{}",
                "[\"1990-04-12\"]",
            })
    void notDates(String written) {
        JsonValue value = item(written);

        assertThat(value.date()).isEqualTo(Reported.unreadable());
        assertThat(value.date().origins()).containsExactly(value);
    }

    @ParameterizedTest(name = "D10 the moment {0} is {1}")
    @CsvSource({
        "'\"2020-04-10T11:44:40Z\"', 2020-04-10T11:44:40Z",
        "'\"2020-04-10t11:44:40.123z\"', 2020-04-10T11:44:40.123Z",
        "'\"2025-08-22T02:25:27+01:00\"', 2025-08-22T01:25:27Z",
        "'\"2025-08-22T02:25:27+0100\"', 2025-08-22T01:25:27Z",
        "'\"2025-08-22T02:25:27+01\"', 2025-08-22T01:25:27Z",
        "'\"2025-08-22 02:25:27+0000\"', 2025-08-22T02:25:27Z",
        "'\"2025-08-22 02:25:27 +0000\"', 2025-08-22T02:25:27Z",
        "'\"2025-08-22 02:25:27Z\"', 2025-08-22T02:25:27Z",
        "'\" 2025-08-22 02:25:27.5-0330 \"', 2025-08-22T05:55:27.5Z",
        "1755825927, 2025-08-22T01:25:27Z",
        "'\"1755825927\"', 2025-08-22T01:25:27Z",
        "1755825927.5, 2025-08-22T01:25:27.5Z",
        "1755825927123, 2025-08-22T01:25:27.123Z",
        "'\"1755825927123\"', 2025-08-22T01:25:27.123Z",
    })
    void moments(String written, Instant moment) {
        assertThat(item(written).instant()).isEqualTo(Reported.of(moment));
    }

    @ParameterizedTest
    @DisplayName("D10 no moment, and not none:")
    @ValueSource(
            strings = {
                "\"2025-08-22T02:25:27\"",
                "\"2025-08-22\"",
                "\"2025-08-2202:25:27Z\"",
                "\"2025-02-30T02:25:27Z\"",
                "\"2025-08-22T25:25:27Z\"",
                "\"0001-01-01T00:00:00Z\"",
                "\"1970-01-01T00:00:00Z\"",
                "\"20250822\"",
                "\"202508220225\"",
                "\"17558259271234\"",
                "\"-1755825927\"",
                "\"1755825927f\"",
                "0",
                "1e400",
                "false"
            })
    void notMoments(String written) {
        assertThat(item(written).instant()).isEqualTo(Reported.unreadable());
    }

    @ParameterizedTest(name = "D10 the link {0} is {1}")
    @CsvSource({
        "https://verify.example/x?t=1, https://verify.example/x?t=1",
        "HTTPS://Verify.Example/X, https://Verify.Example/X",
        "' https://verify.example ', https://verify.example",
        "HTTP://LOCALHOST:8080/x, http://LOCALHOST:8080/x",
        "http://127.0.0.1/x, http://127.0.0.1/x",
        "http://[::1]:80/x, http://[::1]:80/x",
    })
    void links(String written, URI link) {
        assertThat(item("\"" + written + "\"").webAddress()).contains(link);
        assertThat(item("\"" + written + "\"").webAddress().map(URI::getScheme)).contains(link.getScheme());
    }

    @ParameterizedTest
    @DisplayName("D10 no link to send a browser to:")
    @ValueSource(
            strings = {
                "http://verify.example/x",
                "HTTP://127.0.0.1.verify.example/x",
                "javascript:alert(1)",
                "https:verify.example",
                "https:///x",
                "//verify.example/x",
                "/x",
                "https://user@verify.example/x",
                "https://verify.example:99999/x",
                "https://verify.example/a b",
                "http\u017f://verify.example",
                "soon"
            })
    void notLinks(String written) {
        JsonValue link = item("\"" + written + "\"");

        assertThat(link.webAddress()).isEmpty();
        assertThat(link.reported(JsonValue::webAddress)).isEqualTo(Reported.unreadable());
    }

    @ParameterizedTest
    @DisplayName("D7 no whole number, and not none:")
    @ValueSource(
            strings = {
                "\"12f\"",
                "\"0x1p3\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"+7\"",
                "\"\u0667\"",
                "\"7.5\"",
                "1e400",
                "12345678901234567890",
                "{}",
                "true"
            })
    void notNumbers(String written) {
        assertThat(item(written).integer()).isEmpty();
        assertThat(item(written).reported(JsonValue::integer)).isEqualTo(Reported.unreadable());
    }

    @ParameterizedTest(name = "D7 {0} is the number {1}")
    @CsvSource({"7, 7", "'\"007\"', 7", "'\" 7 \"', 7", "'\"-7\"', -7", "7.0, 7", "1e2, 100"})
    void numbers(String written, long number) {
        assertThat(item(written).integer()).contains(number);
    }

    private static JsonValue item(String written) {
        try {
            return JsonValue.parse(("[" + written + "]").getBytes(UTF_8))
                    .items()
                    .get(0);
        } catch (MalformedJsonException malformed) {
            throw new AssertionError(written, malformed);
        }
    }
}
