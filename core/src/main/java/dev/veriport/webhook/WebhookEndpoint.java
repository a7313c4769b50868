package dev.veriport.webhook;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Receives webhooks: authenticates and parses a delivery, confirms a hint by a read, calls the handler, and returns the
 * status to answer. Call it from any HTTP server. Thread-safe.
 *
 * <p>The statuses: 200 the handler returned, 400 the delivery cannot be read, 401 it is not authenticated, 404 the
 * vendor is unknown or receives no webhooks, 413 it is too large, 503 the vendor could not be asked or has no such
 * verification yet. With every status but 200 the handler was not called. A refused delivery is the event {@link
 * VeriportEvent.DeliveryRefused}.
 *
 * <p>A vendor may not repeat a delivery. Read a result that you wait for yourself after a while, and read again soon
 * when a hint announced a decision that the read did not show yet.
 */
public final class WebhookEndpoint {
    /** The largest body, in bytes; larger than any vendor's images. Read at most one byte more than this. */
    public static final int MAX_BODY = 64 * 1024 * 1024;

    private final IdentityProvider vendors;
    private final WebhookHandler handler;
    private final InstantSource clock;

    /** @param clock the clock that the application dates its own reads with */
    public WebhookEndpoint(IdentityProvider vendors, WebhookHandler handler, InstantSource clock) {
        this.vendors = vendors;
        this.handler = handler;
        this.clock = clock;
    }

    /**
     * Handles a delivery at one endpoint that all vendors share.
     *
     * @param path the part after the endpoint's own path: the vendor's name, and its path token where it has one, as in
     *     {@code faceki/TOKEN}; null for none
     * @param headers as they arrived; null for none
     * @param body the bytes as they arrived, before any parsing; null for none; the array is not copied
     * @throws RuntimeException thrown by the handler; let the server answer 500
     */
    public WebhookAnswer deliver(
            @Nullable String path, @Nullable Map<String, List<String>> headers, byte @Nullable [] body) {
        String[] parts = (path == null ? "" : path).split("/", 2);
        ProviderId vendor;
        try {
            vendor = ProviderId.parse(parts[0]);
        } catch (VeriportException noName) {
            return WebhookAnswer.of(404);
        }
        Secret token = Secret.of(parts.length == 1 ? "" : parts[1]);
        return deliver(new InboundNotification(vendor, headers, body, token));
    }

    /**
     * @param raw the delivery as it arrived, before any parsing
     * @throws RuntimeException thrown by the handler; let the server answer 500
     */
    public WebhookAnswer deliver(InboundNotification raw) {
        if (raw.body().length > MAX_BODY) {
            return WebhookAnswer.of(413);
        }
        Instant at = clock.instant();
        Notification notification;
        try {
            notification = vendors.receive(raw);
        } catch (VeriportException refused) {
            return WebhookAnswer.of(refusal(refused.code()));
        }
        VerificationResult result;
        try {
            result = notification.result().toOptional().orElseGet(() -> vendors.find(notification.id()));
        } catch (VeriportException unconfirmed) {
            return new WebhookAnswer(503, unconfirmed.retryAfter());
        }
        handler.on(new Delivery(notification, result, at));
        return WebhookAnswer.of(200);
    }

    private static int refusal(ErrorCode code) {
        return switch (code) {
            case AUTHENTICATION -> 401;
            case UNSUPPORTED, CONFIGURATION -> 404;
            default -> 400;
        };
    }
}
