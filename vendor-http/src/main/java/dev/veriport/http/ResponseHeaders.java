package dev.veriport.http;

import dev.veriport.model.Ascii;
import dev.veriport.store.StoredResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;

/**
 * The headers that a client reads of a vendor's answers, besides {@code Content-Type} and the time to wait. The others
 * are dropped. Immutable, thread-safe.
 */
public final class ResponseHeaders {
    private static final ResponseHeaders STANDARD =
            new ResponseHeaders(List.of("X-Request-Id", "Request-Id"), List.of());

    private final List<String> requestId;
    private final List<String> more;

    private ResponseHeaders(List<String> requestId, List<String> more) {
        this.requestId = requestId;
        this.more = more;
    }

    /** The vendor's id of the request, from {@code X-Request-Id} or {@code Request-Id}. */
    public static ResponseHeaders standard() {
        return STANDARD;
    }

    /**
     * A copy that reads the vendor's id of the request from other headers.
     *
     * @param names the first one that an answer has is taken
     */
    public ResponseHeaders requestId(String... names) {
        return new ResponseHeaders(List.of(names), more);
    }

    /** A copy that reads these headers too, for {@link VendorResponse#header}. */
    public ResponseHeaders and(String... names) {
        return new ResponseHeaders(
                requestId, Stream.concat(more.stream(), Stream.of(names)).toList());
    }

    /** The values, by names in lower case. The request id has the name {@link StoredResponse#REQUEST_ID}. */
    Map<String, String> read(MessageHeaders answer) {
        Map<String, String> read = new HashMap<>();
        more.forEach(name -> value(answer, name).ifPresent(value -> read.put(Ascii.lowerCase(name), value)));
        requestId.stream()
                .flatMap(name -> value(answer, name).stream())
                .findFirst()
                .ifPresent(id -> read.put(StoredResponse.REQUEST_ID, id));
        return read;
    }

    private static Optional<String> value(MessageHeaders answer, String name) {
        return Optional.ofNullable(answer.getFirstHeader(name)).map(Header::getValue);
    }
}
