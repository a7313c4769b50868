package dev.veriport.testkit.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came off the wire. It holds credentials and codes, so {@code toString} prints method and path only.
 *
 * @param method the method, in capitals
 * @param path the path, not decoded
 * @param rawQuery the query, not decoded, or null when there is none
 * @param headers the header fields; names are found whatever their case
 * @param body the bytes of the body
 */
public record RecordedRequest(
        String method, String path, @Nullable String rawQuery, Map<String, List<String>> headers, byte[] body) {

    /** Copies the headers and the body. */
    public RecordedRequest {
        TreeMap<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> anyCase.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(anyCase);
        body = body.clone();
    }

    /** The first value of a header field. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /**
     * A segment of the path, decoded; {@code /people/7} has the segments {@code people} and {@code 7}.
     *
     * @param index counted from 0
     * @throws IndexOutOfBoundsException when the path has no such segment
     */
    public String segment(int index) {
        String segment = path.substring(1).split("/", -1)[index];
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The first value of a query parameter, decoded. */
    public Optional<String> query(String name) {
        return Query.parse(rawQuery).first(name);
    }

    /** The first value of a field of a submitted HTML form, decoded. */
    public Optional<String> form(String name) {
        return Query.parse(bodyText()).first(name);
    }

    /** A copy of the body. */
    @Override
    public byte[] body() {
        return body.clone();
    }

    /** The body read as UTF-8. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
