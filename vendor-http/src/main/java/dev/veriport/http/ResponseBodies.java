package dev.veriport.http;

import dev.veriport.error.VeriportException;
import dev.veriport.store.StoredResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/** Reads responses whole, with bodies up to a maximum size. Thread-safe. */
final class ResponseBodies {
    /** The name of the header with the address that a redirect leads to. */
    static final String LOCATION = "location";

    private static final Duration MAX_WAIT = Duration.ofMinutes(15);

    private final ResponseHeaders read;
    private final InstantSource clock;

    ResponseBodies(ResponseHeaders read, InstantSource clock) {
        this.read = read;
        this.clock = clock;
    }

    StoredResponse readWhole(ClassicHttpResponse response, int maxBody) throws IOException {
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : bodyOf(entity, status, maxBody);
        return new StoredResponse(status, headers(response, entity), body);
    }

    /** The failure with the vendor's id of the request, which came before the body. */
    VeriportException identified(VeriportException failure, ClassicHttpResponse response) {
        return new StoredResponse(response.getCode(), read.read(response), new byte[0])
                .requestId()
                .map(id -> failure.toBuilder().vendorRequestId(id).build())
                .orElse(failure);
    }

    private Map<String, String> headers(ClassicHttpResponse response, @Nullable HttpEntity entity) {
        Map<String, String> headers = read.read(response);
        if (entity != null && entity.getContentType() != null) {
            headers.put(StoredResponse.CONTENT_TYPE, entity.getContentType());
        }
        if (response.getCode() / 100 == 3) {
            value(response, "Location").ifPresent(address -> headers.put(LOCATION, address));
        }
        retryAfter(response).ifPresent(wait -> headers.put(StoredResponse.RETRY_AFTER, wait.toString()));
        return headers;
    }

    private static byte[] bodyOf(HttpEntity entity, int status, int maxBody) throws IOException {
        String encoding = entity.getContentEncoding();
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new UnreadableResponseException(
                    status, "is compressed, but was requested uncompressed: report it to the vendor");
        }
        long announced = entity.getContentLength();
        if (announced > maxBody) {
            throw new UnreadableResponseException(status, tooLarge(maxBody));
        }
        byte[] body = announced < 0 ? unannounced(entity, status, maxBody) : announced(entity, (int) announced);
        if (announced < 0 && !entity.isChunked()) {
            throw new ConnectionClosedException("a body without length or chunks may be truncated");
        }
        return body;
    }

    /** Reads into one array of the announced size, because a body can contain a dozen images. */
    private static byte[] announced(HttpEntity entity, int length) throws IOException {
        byte[] body = new byte[length];
        int read = entity.getContent().readNBytes(body, 0, length);
        if (read < length) {
            throw new ConnectionClosedException("the body is truncated");
        }
        return body;
    }

    private static byte[] unannounced(HttpEntity entity, int status, int maxBody) throws IOException {
        byte[] body = entity.getContent().readNBytes(maxBody + 1);
        if (body.length > maxBody) {
            throw new UnreadableResponseException(status, tooLarge(maxBody));
        }
        return body;
    }

    /** What {@code Retry-After} says; without it, a 429 may say when its limit is reset. At most 15 minutes. */
    private Optional<Duration> retryAfter(ClassicHttpResponse response) {
        Optional<Duration> asked = value(response, "Retry-After").flatMap(this::secondsOrDate);
        return asked.or(() -> response.getCode() == HttpStatus.SC_TOO_MANY_REQUESTS
                        ? value(response, "RateLimit-Reset").flatMap(ResponseBodies::seconds)
                        : Optional.empty())
                .map(wait -> wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait);
    }

    private static Optional<String> value(ClassicHttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name))
                .map(header -> header.getValue().strip());
    }

    /** Seconds or a date (RFC 9110, 10.2.3); any other value is ignored. */
    private Optional<Duration> secondsOrDate(String value) {
        return seconds(value).or(() -> untilDate(value));
    }

    private Optional<Duration> untilDate(String value) {
        try {
            Duration wait = Duration.between(clock.instant(), httpDate(value));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> seconds(String value) {
        return value.matches("\\d{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(value))) : Optional.empty();
    }

    private static String tooLarge(int maxBody) {
        return "is larger than " + maxBody + " bytes";
    }

    private static Instant httpDate(String value) {
        return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
