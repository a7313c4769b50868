package dev.veriport.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A vendor's delivery to a webhook. Pass it to a receiver, or push it over HTTP. A changed copy is a forgery.
 * Immutable. Contains personal data, so {@code toString} prints none of it.
 *
 * @param headers the header fields; names are found whatever their case
 * @param body the bytes of the body
 */
public record WebhookDelivery(Map<String, List<String>> headers, byte[] body) {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    /** One client for all deliveries: each has threads of its own. Made by the first one. */
    private static final class Http {
        static final HttpClient CLIENT =
                HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    }

    /** Copies the headers and the body. */
    public WebhookDelivery {
        TreeMap<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> anyCase.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(anyCase);
        body = body.clone();
    }

    /** The same delivery with one more header field, or with another value for it. */
    public WebhookDelivery withHeader(String name, String value) {
        TreeMap<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, List.of(value));
        return new WebhookDelivery(more, body);
    }

    /** The same delivery with another body. */
    public WebhookDelivery withBody(byte[] body) {
        return new WebhookDelivery(headers, body);
    }

    /** A copy of the body. */
    @Override
    public byte[] body() {
        return body.clone();
    }

    /**
     * Sends it as a POST, without a proxy, and follows no redirect.
     *
     * @param to a URL on this machine's loopback
     * @return the HTTP status of the answer
     * @throws IllegalArgumentException for any other URL, since a fake sends nothing to other machines
     * @throws UncheckedIOException when there is no answer within ten seconds
     */
    public int push(URI to) {
        if (!LoopbackAddress.isHost(to.getHost())) {
            throw new IllegalArgumentException("a fake vendor calls a loopback address only");
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to).timeout(ANSWER_TIMEOUT).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        try {
            return Http.CLIENT
                    .send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a webhook was sent", interrupted);
        }
    }

    @Override
    public String toString() {
        return "WebhookDelivery[" + body.length + " bytes]";
    }
}
