package dev.veriport.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a text lies in a body, its quotes left out.
 *
 * @param plain whether it is printable ASCII without escapes
 */
record JsonSlice(byte[] body, int start, int end, boolean plain) {
    static final JsonSlice NOTHING = new JsonSlice(new byte[0], 0, 0, true);

    /** The body had its limits when it was read. */
    private static final JsonFactory FRAGMENTS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    int length() {
        return end - start;
    }

    String text() {
        return plain ? new String(body, start, length(), US_ASCII) : unescaped();
    }

    private String unescaped() {
        try (JsonParser quoted = FRAGMENTS.createParser(body, start - 1, length() + 2)) {
            quoted.nextToken();
            @Nullable String text = quoted.getText();
            return text == null ? "" : text;
        } catch (IOException malformed) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "JsonSlice[" + length() + " bytes]";
    }
}
