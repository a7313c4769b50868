package dev.veriport.webhook;

import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Secret;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Receives webhooks: authenticates and parses a delivery, reads the result where one belongs to it, calls the handler,
 * and returns the status to answer. Call it from any HTTP server. Thread-safe.
 *
 * <p>The statuses: 200 the handler returned, or the delivery is {@link Notification.Kind#IGNORED}, or its verification was
 * erased; 400 the delivery is
 * forged, too old, or cannot be read; 404 the vendor is unknown or receives no webhooks; 413 it is too large; 503 it
 * could not be checked or its result could not be read within {@code veriport.webhooks.timeout}. A vendor that repeats
 * deliveries sends it again after a 503. The handler is called for a delivery that is answered 200 and not ignored,
 * and for no other. A refused delivery is the event {@link VeriportEvent.DeliveryRefused}, an ignored one {@link
 * VeriportEvent.DeliveryIgnored}.
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
            return refusal(refused);
        }
        if (notification.kind() == Notification.Kind.IGNORED) {
            return WebhookAnswer.of(200);
        }
        Optional<VerificationResult> result;
        try {
            result = result(notification);
        } catch (VeriportException unconfirmed) {
            boolean isErased = unconfirmed.reason().equals(Optional.of(ReasonCode.ERASED));
            return isErased ? WebhookAnswer.of(200) : comeAgain(unconfirmed); // no read will ever confirm it
        }
        handler.on(new Delivery(notification, result, at));
        return WebhookAnswer.of(200);
    }

    private Optional<VerificationResult> result(Notification notification) {
        if (!notification.kind().hasResult()) {
            return Optional.empty();
        }
        return Optional.of(vendors.confirm(notification));
    }

    private static WebhookAnswer refusal(VeriportException refused) {
        return switch (refused.code()) {
            case AUTHENTICATION, MALFORMED_RESPONSE, INVALID_REQUEST -> WebhookAnswer.of(400);
            case UNSUPPORTED, CONFIGURATION -> WebhookAnswer.of(404);
            default -> comeAgain(refused);
        };
    }

    private static WebhookAnswer comeAgain(VeriportException failure) {
        return new WebhookAnswer(503, failure.retryAfter());
    }
}
