package dev.veriport.store;

import dev.veriport.model.Ascii;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * A vendor's answer as it arrived, before it is parsed. Prints without contents. Immutable if the body's array is not
 * changed.
 *
 * @param status the HTTP status
 * @param headers those that are needed to read the answer, with names in lower case; {@code retry-after} counts from when
 *     the answer came
 * @param body the raw bytes; the array is not copied, so do not change it
 */
public record StoredResponse(int status, Map<String, String> headers, byte[] body) {

    /** The name of the header with the time to wait. */
    public static final String RETRY_AFTER = "retry-after";

    /** The name of the header with the media type of the body. */
    public static final String CONTENT_TYPE = "content-type";

    /** The name of the header with the vendor's id of the request, whatever the vendor calls it. */
    public static final String REQUEST_ID = "request-id";

    /** Copies the headers. The body is not copied. */
    public StoredResponse {
        headers = Map.copyOf(headers);
    }

    /** An answer without headers. */
    public StoredResponse(int status, byte[] body) {
        this(status, Map.of(), body);
    }

    /** The header {@code retry-after}, as a duration of ISO 8601 or in seconds; empty for any other text. */
    public Optional<Duration> retryAfter() {
        String written = headers.get(RETRY_AFTER);
        if (written == null) {
            return Optional.empty();
        }
        try {
            return written.matches("[0-9]{1,9}")
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(written)))
                    : Optional.of(written).filter(text -> text.startsWith("PT")).map(Duration::parse);
        } catch (DateTimeParseException neither) {
            return Optional.empty();
        }
    }

    /**
     * The header {@code request-id}: at most 128 characters of visible ASCII, so that it can be printed; empty for any
     * other text.
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(headers.get(REQUEST_ID)).filter(Ascii::isPrintableId);
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
        return "StoredResponse[" + status + ", " + body.length + " bytes]";
    }
}
