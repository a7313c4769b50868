package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A8, T20: what a vendor's JSON gives as a token is one (RFC 6750), or it is none. */
final class JsonTokenTest {

    private static JsonValue token(String json) throws MalformedJsonException {
        return JsonValue.parse(("{\"token\":" + json + "}").getBytes(UTF_8)).at("token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "1.5e3",
                "true",
                "null",
                "{}",
                "{\"value\":\"abc\"}",
                "[\"abc\"]",
                "\"\"",
                "\" \"",
                "\"a b\"",
                "\"abc\\r\\nX-Evil: 1\"",
                "\"abc\\n\"",
                "\" abc\"",
                "\"abc \"",
                "\"ab\u00e9\"",
                "\"ab\\u0000\"",
                "\"=abc\"",
                "\"ab=c\"",
                "\"a,b\"",
                "\"Bearer abc\"",
                "\"\\ud83d\\ude00\""
            })
    @DisplayName("T20 A8 no token:")
    void none(String json) throws MalformedJsonException {
        assertThat(token(json).token()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "abc.def-ghi_jkl~mno+pqr/stu==", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln"})
    @DisplayName("T20 a token:")
    void some(String text) throws MalformedJsonException {
        assertThat(token("\"" + text + "\"").token()).contains(Secret.of(text));
    }

    @Test
    @DisplayName("T20 8,192 characters are the longest")
    void longest() throws MalformedJsonException {
        assertThat(token("\"" + "a".repeat(8_192) + "\"").token()).isPresent();
        assertThat(token("\"" + "a".repeat(8_193) + "\"").token()).isEmpty();
    }
}
