package dev.veriport.http;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteArrayBuffer;

/**
 * The value of a header field: a word and its parameters (RFC 2045, 5.1), as in {@code form-data; name="result"}.
 *
 * @param word in lower case; empty when there is none
 */
record FieldValue(String word, List<NameValuePair> parameters) {
    static final FieldValue NONE = new FieldValue("", List.of());

    /** In bytes. */
    private static final int MAX_LENGTH = 4_096;

    /** @throws IOException when the value has more than 4,096 bytes */
    static FieldValue parse(byte[] value) throws IOException {
        if (value.length > MAX_LENGTH) {
            throw new IOException("a header is too long");
        }
        RawBody parsed = RawFieldParser.DEFAULT.parseRawBody(
                new ByteArrayBuffer(value, true), new ParserCursor(0, value.length));
        return new FieldValue(parsed.getValue().toLowerCase(Locale.ROOT), parsed.getParams());
    }

    /** @throws IOException when the parameter occurs twice, because readers differ in which of the two they use */
    Optional<String> parameter(String name) throws IOException {
        List<NameValuePair> named = parameters.stream()
                .filter(parameter -> parameter.getName().equalsIgnoreCase(name))
                .toList();
        if (named.size() > 1) {
            throw new IOException("a header has the same parameter twice");
        }
        return named.stream().findFirst().map(NameValuePair::getValue);
    }
}
