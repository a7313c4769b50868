package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.veriport.model.Evidence;
import dev.veriport.model.Personal;
import dev.veriport.model.Reported;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tolerant view of strict JSON. */
final class JsonValueTest {

    @Test
    @DisplayName("text is decoded when it is asked for: escapes, other scripts, surrogates")
    void text() {
        JsonValue json =
                parse("{\"a\":\"plain\",\"b\":\"q\\\"b\\\\s\\/n\\n\\u00e9\",\"c\":\"\u0627\ud83d\ude00\",\"d\":\" \"}");

        assertThat(json.at("a").text()).contains("plain");
        assertThat(json.at("b").text()).contains("q\"b\\s/n\n\u00e9");
        assertThat(json.at("c").text()).contains("\u0627\ud83d\ude00");
        assertThat(json.at("d").text()).isEmpty();
        assertThat(json.at("d").reported()).isEqualTo(Reported.absent());
        assertThat(json.at("a").personal()).isEqualTo(Personal.of("plain"));
    }

    @Test
    @DisplayName("numbers and texts of numbers are both numbers; what is neither is nothing")
    void numbers() {
        JsonValue json = parse("{\"a\":7,\"b\":\"7\",\"c\":7.5,\"d\":\"soon\",\"e\":1e400,\"f\":null,\"g\":true}");

        assertThat(json.at("a").integer()).contains(7L);
        assertThat(json.at("b").integer()).contains(7L);
        assertThat(json.at("c").integer()).isEmpty();
        assertThat(json.at("c").number()).contains(7.5);
        assertThat(json.at("d").number()).isEmpty();
        assertThat(json.at("e").number()).isEmpty();
        assertThat(json.at("f").text()).isEmpty();
        assertThat(json.at("f").isPresent()).isTrue();
        assertThat(json.at("g").bool()).contains(true);
        assertThat(json.at("a").bool()).isEmpty();
        assertThat(json.at("h").at("i").at("j").isPresent()).isFalse();
    }

    @ParameterizedTest
    @DisplayName("what is not one whole JSON value is refused:")
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}}",
                "{} x",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "'a'",
                "[1 2]",
                "\"open",
                "\"\\x\"",
                "nul",
                "NaN",
                "01",
                "00",
                "[00]",
                "-",
                "+1",
                ".5",
                "1.",
                "Infinity",
                "[1e]",
                "0x10",
                "\"\\u12G4\"",
                "\"\\u123\"",
                "\"a\u0000b\"",
                "\"a\u001fb\"",
                "{\"a\":\"tab\tinside\"}"
            })
    void malformed(String text) {
        assertThatThrownBy(() -> JsonValue.parse(text.getBytes(UTF_8))).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    @DisplayName("C12 depth is bounded, and so is the number of values")
    void bounds() {
        assertThatThrownBy(() -> JsonValue.parse("[".repeat(10_000).getBytes(UTF_8)))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> JsonValue.parse(("[" + "1,".repeat(300_000) + "1]").getBytes(UTF_8)))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> JsonValue.parse(("[" + "9".repeat(1_000) + "]").getBytes(UTF_8)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    @DisplayName("a body in UTF-16 is refused, one with a byte order mark is read")
    void charsets() {
        for (String body : new String[] {"{\"a\":\"b\"}", "[]", "[1]", "true"}) { // D6: without a text as well
            for (Charset charset : List.of(UTF_16, UTF_16BE, UTF_16LE, Charset.forName("UTF-32"))) {
                assertThatThrownBy(() -> JsonValue.parse(body.getBytes(charset)))
                        .isInstanceOf(MalformedJsonException.class);
            }
        }
        assertThat(parse("\ufeff{\"a\":\"b\"}").at("a").text()).contains("b");
    }

    @Test
    @DisplayName("10,000 damaged bodies are refused or read, and nothing else happens")
    void damaged_bodies() {
        byte[] whole = "{\"id\":\"v-1\",\"n\":[1,2.5,{\"t\":\"a\\u0041\\n\"}],\"b\":true,\"z\":null}".getBytes(UTF_8);
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int hits = random.nextInt(3); hits > 0 && damaged.length > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                JsonValue read = JsonValue.parse(damaged);
                read.entries().values().forEach(value -> {
                    value.text();
                    value.number();
                    value.date();
                    value.webAddress();
                });
            } catch (MalformedJsonException refused) {
                assertThat(refused).hasMessage("not well-formed JSON");
            }
        }
    }

    @Test
    @DisplayName("evidence decodes base64 with escaped slashes, and tells its size and hash")
    void evidence() throws IOException {
        Evidence evidence = JsonEvidence.of(
                        Evidence.Kind.OTHER,
                        Reported.of(0),
                        Reported.of("image/png"),
                        parse("{\"c\":\"\\/\\/79\"}").at("c"))
                .orElseGet(() -> fail("no evidence"));

        assertThat(evidence.open().readAllBytes()).containsExactly(0xFF, 0xFE, 0xFD);
        assertThat(evidence.size()).isEqualTo(Reported.of(3L));
        assertThat(evidence.availability()).isEqualTo(Evidence.Availability.HELD);
        assertThat(evidence).hasToString("JsonEvidence[OTHER, image/png]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+v8=", "\\u002bv8\\u003d", "\\u002Bv8\\u003D"})
    @DisplayName("evidence decodes base64 in which a careful writer escaped signs and padding")
    void escaped_evidence(String base64) throws IOException {
        Evidence evidence = JsonEvidence.of(
                        Evidence.Kind.OTHER,
                        Reported.of(0),
                        Reported.of("image/png"),
                        parse("{\"c\":\"" + base64 + "\"}").at("c"))
                .orElseGet(() -> fail("no evidence"));

        assertThat(evidence.open().readAllBytes()).containsExactly(0xFA, 0xFF);
    }

    @ParameterizedTest
    @DisplayName("D7 evidence that is no base64 is there and unreadable, and only an empty one is none:")
    @ValueSource(strings = {"\"Zm9vY\"", "\"@@@@\"", "\"\\uD800AAA\"", "7", "true", "[\"Zm9v\"]", "{}"})
    void unreadable_evidence(String content) {
        Evidence evidence = JsonEvidence.of(
                        Evidence.Kind.OTHER,
                        Reported.of(0),
                        Reported.of("image/png"),
                        parse("{\"c\":" + content + "}").at("c"))
                .orElseGet(() -> fail("no evidence"));

        assertThat(evidence.size()).isEqualTo(Reported.unreadable());
        assertThat(evidence.sha256()).isEqualTo(Reported.unreadable());
        assertThatThrownBy(evidence::open).isInstanceOf(IOException.class);
        for (String empty : new String[] {"\"\"", "null"}) {
            JsonValue none = parse("{\"c\":" + empty + "}").at("c");
            assertThat(JsonEvidence.of(Evidence.Kind.OTHER, Reported.of(0), Reported.absent(), none))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("T16 no value prints what it holds")
    void nothing_is_printed() {
        JsonValue json = parse("{\"secret\":\"canary\"}");

        assertThat(json.toString() + json.at("secret")).doesNotContain("canary");
    }

    private static JsonValue parse(String text) {
        try {
            return JsonValue.parse(text.getBytes(UTF_8));
        } catch (MalformedJsonException malformed) {
            return fail(malformed);
        }
    }
}
