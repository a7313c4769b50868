package dev.veriport.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Optional;

/**
 * The position of a text in a body, without its quotes.
 *
 * @param plain whether it is printable ASCII without escapes
 */
record JsonSlice(byte[] body, int start, int end, boolean plain) {
    static final JsonSlice NOTHING = new JsonSlice(new byte[0], 0, 0, true);

    /** Unlimited, because {@link JsonReader} and the maximum body size already bound the text. */
    private static final JsonFactory FRAGMENTS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    int length() {
        return end - start;
    }

    /**
     * The decoded text. Empty when it has an unpaired surrogate, which no encoding can write, or NUL, at which
     * databases and native code end a text.
     */
    Optional<String> text() {
        return plain
                ? Optional.of(new String(body, start, length(), US_ASCII))
                : unescaped().filter(JsonSlice::isText);
    }

    /** Whether it is only white space. The first character decides for an image, so images are not decoded. */
    boolean isBlank() {
        return !beginsVisibly() && text().map(String::isBlank).orElse(false);
    }

    private boolean beginsVisibly() {
        int at = start < end && body[start] == '\\' ? start + 1 : start;
        boolean isEscapedSign = at > start && (body[at] == '/' || body[at] == '"' || body[at] == '\\');
        return isEscapedSign || (at == start && at < end && body[at] > ' ');
    }

    /** The text as written in the body, with its escapes. */
    String raw() {
        return new String(body, start, length(), UTF_8);
    }

    private Optional<String> unescaped() {
        try (JsonParser quoted = FRAGMENTS.createParser(body, start - 1, length() + 2)) {
            quoted.nextToken();
            return Optional.ofNullable(quoted.getText());
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || isSurrogate(point));
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    @Override
    public String toString() {
        return "JsonSlice[" + length() + " bytes]";
    }
}
