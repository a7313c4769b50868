package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a text lies in a body, its quotes left out. */
record JsonSlice(byte[] body, int start, int end) {
    /** The body had its limits when it was read. */
    private static final JsonFactory FRAGMENTS = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    int length() {
        return end - start;
    }

    boolean hasEscapes() {
        for (int i = start; i < end; i++) {
            if (body[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    String text() {
        return hasEscapes() ? unescaped() : new String(body, start, length(), UTF_8);
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
