package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.veriport.testkit.fault.Mutations;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JsonSkeletonTest {
    private static final String LONG = "aZ09+/=".repeat(200);
    private static final String NAME = LONG.substring(0, 350);
    private static final JsonMapper JACKSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final List<String> BODIES = List.of(
            "{\"a\":\"" + LONG + "\",\"b\":\"c\",\"d\":[\"" + LONG + "\",\"\u00e9\"],\"e\":\"" + LONG + "\"}",
            "{\"" + NAME + "\" : 1,\"x\":\"" + LONG + "\\n" + LONG + "\",\"y\":\"\u0627" + LONG + "\"}",
            "[\"" + LONG + "\",\"short\",\"" + LONG + "\\\"\",\"" + LONG + "\"]",
            "\"" + LONG + "\"");

    @Test
    @DisplayName("long plain texts are left out for the tokenizer, and nothing else")
    void left_out() {
        String skeleton = new String(new JsonSkeleton(BODIES.get(0).getBytes(UTF_8)).bytes(), UTF_8);

        assertThat(skeleton).isEqualTo("{\"a\":\"\",\"b\":\"c\",\"d\":[\"\",\"\u00e9\"],\"e\":\"\"}");
        for (String kept : List.of(
                "{\"" + NAME + "\"\n:1}", "\"" + LONG + "\u007f\u00e9\"", "\"" + LONG, "\"" + LONG + "\\u0020\"")) {
            byte[] body = kept.getBytes(UTF_8);
            assertThat(new JsonSkeleton(body).bytes()).isSameAs(body);
        }
    }

    @Test
    @DisplayName("a long text with any byte in it, anywhere, is refused or read just as by Jackson alone")
    void any_byte() {
        for (int value = 0; value < 256; value++) {
            for (int at : List.of(1, 2, 8, 700, 1023, 1025, 1300, LONG.length())) {
                byte[] body = ("\"" + LONG + "\"").getBytes(UTF_8);
                body[at] = (byte) value;
                sameAsByJackson(body);
            }
        }
    }

    @Test
    @DisplayName("20,000 damaged bodies are refused or read just as by Jackson alone")
    void as_jackson() {
        AtomicInteger read = new AtomicInteger();
        Mutations.of(BODIES, 20_000, 20_264).forEach(body -> {
            if (sameAsByJackson(body)) {
                read.incrementAndGet();
            }
        });
        assertThat(read.get()).isBetween(1_000, 19_000);
    }

    /** Whether it could be read. */
    private static boolean sameAsByJackson(byte[] body) {
        JsonNode expected = tree(body);
        JsonValue seen = parsed(body);
        assertThat(seen == null).as(new String(body, UTF_8)).isEqualTo(expected == null);
        if (seen != null && expected != null) {
            same(seen, expected);
        }
        return seen != null;
    }

    private static void same(JsonValue seen, JsonNode expected) {
        if (expected.isTextual()) {
            String text = expected.textValue();
            assertThat(seen.text().orElse("")).isEqualTo(text.isBlank() || !isReadable(text) ? "" : text);
        }
        expected.properties().forEach(field -> same(seen.at(field.getKey()), field.getValue()));
        for (int i = 0; expected.isArray() && i < expected.size(); i++) {
            same(seen.items().get(i), expected.get(i));
        }
    }

    /** Whether it can be written in UTF-8, and has no NUL. */
    private static boolean isReadable(String text) {
        return UTF_8.newEncoder().canEncode(text) && text.indexOf(0) < 0;
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = JACKSON.readTree(body);
            return tree.isMissingNode() ? null : tree;
        } catch (IOException malformed) {
            return null;
        }
    }

    private static JsonValue parsed(byte[] body) {
        try {
            return JsonValue.parse(body);
        } catch (MalformedJsonException malformed) {
            return null;
        }
    }
}
