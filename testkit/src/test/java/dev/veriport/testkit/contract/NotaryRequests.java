package dev.veriport.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.spi.Exchange;
import dev.veriport.store.StoredResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How the adapter of {@link FakeNotary} makes its requests. Sound, until a part is overridden. */
class NotaryRequests {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The key of a call. */
    Optional<String> key() {
        return Optional.of(UUID.randomUUID().toString());
    }

    /** The key of an attempt. */
    Optional<String> keyOfAttempt(Optional<String> ofCall) {
        return ofCall;
    }

    byte[] bodyOfAttempt(byte[] ofCall) {
        return ofCall;
    }

    /** The time that is signed. */
    Instant signedTime(Instant ofCall, Instant ofAttempt) {
        return ofAttempt;
    }

    boolean isSigned(byte[] body) {
        return true;
    }

    String segment(String value) {
        if (value.isEmpty()
                || value.matches("[.]{1,2}")
                || value.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw VeriportException.notSent(ErrorCode.INVALID_REQUEST, "an id must be plain")
                    .build();
        }
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    Optional<String> requestId(HttpResponse<?> answer) {
        return answer.headers().firstValue(FakeNotary.REQUEST_ID);
    }

    /** The request of one call, whose attempts are sent one after another. */
    final Exchange exchange(URI baseUrl, String path, byte[] body, Optional<String> key, InstantSource clock) {
        Instant calledAt = clock.instant();
        return deadline -> (by, fresh) -> {
            byte[] sent = bodyOfAttempt(body);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                    .timeout(by.remaining())
                    .POST(BodyPublishers.ofByteArray(sent));
            keyOfAttempt(key).ifPresent(value -> request.header("Idempotency-Key", value));
            if (isSigned(sent)) {
                String time = signedTime(calledAt, clock.instant()).toString();
                request.header(FakeNotary.TIME, time)
                        .header(FakeNotary.SIGNATURE, NotarySignature.of(time, path, sent));
            }
            return send(request.build());
        };
    }

    private StoredResponse send(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
            Map<String, String> headers = requestId(answer)
                    .map(id -> Map.of(StoredResponse.REQUEST_ID, id))
                    .orElseGet(Map::of);
            return new StoredResponse(answer.statusCode(), headers, answer.body());
        } catch (IOException lost) {
            throw VeriportException.of(ErrorCode.UNAVAILABLE, "the answer was lost")
                    .phase(Phase.SENT_UNKNOWN)
                    .build();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw VeriportException.of(ErrorCode.INTERRUPTED, "interrupted").build();
        }
    }
}
