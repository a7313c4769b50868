package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.model.Personal;
import dev.veriport.model.Reported;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no text, or not the kind of value that is due, is never told as absent. */
final class JsonTextTest {

    @ParameterizedTest
    @DisplayName("D6 bytes that are no UTF-8 are refused wherever they stand:")
    @ValueSource(
            strings = {
                "ED A1 80",
                "ED BF BF",
                "ED A0 BD ED B8 80",
                "C0 AF",
                "E0 80 AF",
                "F0 80 80 AF",
                "C3",
                "E2 82",
                "F0 9F 98",
                "F4 90 80 80",
                "F5 80 80 80",
                "80",
                "BF",
                "FE",
                "FF",
                "00"
            })
    void notUtf8(String hex) {
        byte[] wrong = HexFormat.ofDelimiter(" ").parseHex(hex);
        String letters = "abcd".repeat(300);
        for (String body : new String[] {
            "{\"full_name\":\"Li @ Wei\"}",
            "{\"n@\":1}",
            "{\"a\":\"" + letters + "@\"}",
            "{\"a\":\"" + letters + "\",\"b\":\"@" + letters + "\"}",
            "[1,@2]",
            "{}@",
            "@{}"
        }) {
            assertThatThrownBy(() -> JsonValue.parse(with(wrong, body)))
                    .as(body)
                    .isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    @DisplayName("D6 characters of two to four bytes are read, in short texts and long")
    void utf8() {
        String characters = "\u00e9\u0627\u4e2d\ufffd\ue000\ud83d\ude00\udbff\udfff";

        assertThat(item("\"" + characters + "\"").text()).contains(characters);
        assertThat(item("\"" + characters.repeat(900) + "\"").text()).contains(characters.repeat(900));
    }

    @ParameterizedTest
    @DisplayName("D6 half a character, or NUL, in escapes is unreadable and never absent:")
    @ValueSource(
            strings = {
                "Li \\uD840 Wei",
                "\\uDC00",
                "Li\\uDC00\\uD840",
                "Li\\u0000Wei",
                "\\u0000",
                "\\uD800",
            })
    void halfCharacters(String escaped) {
        JsonValue shortOne = item("\"" + escaped + "\"");
        JsonValue longOne = item("\"" + "a".repeat(2_000) + escaped + "\"");

        assertThat(shortOne.personal()).isEqualTo(Personal.unreadable());
        assertThat(longOne.personal()).isEqualTo(Personal.unreadable());
        assertThat(shortOne.text()).isEmpty();
        assertThat(shortOne.word().reveal()).contains(escaped);
    }

    @Test
    @DisplayName("D6 whole characters in escapes are read, control characters too")
    void wholeCharacters() {
        assertThat(item("\"\\uD83D\\uDE00\\n\\u0001\"").text()).contains("\ud83d\ude00\n\u0001");
    }

    @ParameterizedTest
    @DisplayName("D6 a name that comes twice is refused, written with escapes too, and whatever is said:")
    @ValueSource(
            strings = {
                "{\"status\":\"FAILED\",\"status\":\"PASSED\"}",
                "{\"status\":\"PASSED\",\"st\\u0061tus\":\"PASSED\"}",
                "{\"a\":[{\"b\":{\"c\":1,\"c\":null}}]}"
            })
    void twice(String body) {
        assertThatThrownBy(() -> JsonValue.parse(body.getBytes(UTF_8))).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @DisplayName("D6 what is no text is unreadable where a name is due, a number too:")
    @ValueSource(strings = {"{\"b\":\"x\"}", "{}", "[]", "[\"x\"]", "true", "7"})
    void notNames(String written) {
        JsonValue value = item(written);

        assertThat(value.personal()).isEqualTo(Personal.unreadable());
        assertThat(value.personal().origins()).containsExactly(value);
        assertThat(value.reported()).isEqualTo(written.equals("7") ? Reported.of("7") : Reported.unreadable());
        assertThat(value.word().reveal()).isNotEmpty();
    }

    @Test
    @DisplayName("D6 true and false are read from text; what is neither is unreadable")
    void booleans() {
        assertThat(item("\"true\"").reported(JsonValue::bool)).isEqualTo(Reported.of(true));
        assertThat(item("false").reported(JsonValue::bool)).isEqualTo(Reported.of(false));
        assertThat(item("\"True\"").reported(JsonValue::bool)).isEqualTo(Reported.unreadable());
        assertThat(item("1").reported(JsonValue::bool)).isEqualTo(Reported.unreadable());
        assertThat(item("\"\"").reported(JsonValue::bool)).isEqualTo(Reported.absent());
    }

    @ParameterizedTest
    @DisplayName("D6 the fields of what is no object are unreadable:")
    @ValueSource(strings = {"\"text\"", "[1]", "[]", "7", "true"})
    void misplaced(String written) {
        JsonValue value = item(written);
        JsonValue within = value.at("x").at("y");

        assertThat(within.reported()).isEqualTo(Reported.unreadable());
        assertThat(within.date()).isEqualTo(Reported.unreadable());
        assertThat(within.text()).isEmpty();
        assertThat(within.field()).isEqualTo("/0");
        assertThat(within.word().reveal()).isEqualTo(value.word().reveal());
    }

    @ParameterizedTest
    @DisplayName("D6 the fields and items of nothing are absent:")
    @ValueSource(strings = {"null", "\"\"", "\" \"", "{}"})
    void nothing(String written) {
        assertThat(item(written).at("x").reported()).isEqualTo(Reported.absent());
        assertThat(item(written).items()).isEmpty();
    }

    @ParameterizedTest(name = "D6 {0} is blank: {1}")
    @CsvSource({
        "'\"\"', true",
        "'\"  \"', true",
        "'\"\\t\\n\"', true",
        "'\"\\u0020\\u2003\"', true",
        "'\"\u2003\"', true",
        "'\" x\"', false",
        "'\"\\/9j\\/4A\"', false",
        "'\"\\\"\"', false",
        "'\"\\\\\"', false",
        "'\"\\u002b\"', false",
        "'\"\\uD800\"', false",
        "'\"\u00e9\"', false",
        "null, true",
        "0, false",
        "[], false",
    })
    void blank(String written, boolean isBlank) {
        assertThat(item(written).isBlank()).isEqualTo(isBlank);
    }

    @Test
    @DisplayName("D6 one item without its array is one item")
    void items() {
        JsonValue text = item("\"one\"");

        assertThat(text.items()).containsExactly(text);
        assertThat(item("{\"a\":1}").items()).hasSize(1);
        assertThat(item("[1,2]").items()).hasSize(2);
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

    /** The body with these bytes in the place of its at sign. */
    private static byte[] with(byte[] bytes, String body) {
        int at = body.indexOf('@');
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(body.substring(0, at).getBytes(UTF_8));
        out.writeBytes(bytes);
        out.writeBytes(body.substring(at + 1).getBytes(UTF_8));
        return out.toByteArray();
    }
}
