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

/**
 * Takes webhooks in: authenticates and parses a delivery, confirms a hint by asking the vendor, hands on what can be
 * believed, and says what to answer. It stands behind whatever HTTP server an application has. Thread-safe.
 *
 * <p>The answers: 200 when the handler is done with it, 401 for what is not the vendor's, 400 for what cannot be read,
 * 404 for a vendor that takes none, 413 for too much, 503 when the vendor could not be asked or has no such verification
 * yet. Nothing but 200 had any effect. What is refused is told as {@link VeriportEvent.DeliveryRefused}.
 *
 * <p>A vendor may never deliver again: read what you wait for after a while, and read again soon what a hint was ahead of.
 */
public final class WebhookEndpoint {
    /** In bytes; more than a vendor's images come to. Read no more than one byte beyond it. */
    public static final int MAX_BODY = 64 * 1024 * 1024;

    private final IdentityProvider vendors;
    private final WebhookHandler handler;
    private final InstantSource clock;

    /** @param clock the one that the application's own reads are dated by */
    public WebhookEndpoint(IdentityProvider vendors, WebhookHandler handler, InstantSource clock) {
        this.vendors = vendors;
        this.handler = handler;
        this.clock = clock;
    }

    /**
     * The same for one endpoint that all vendors share.
     *
     * @param path what follows the endpoint's own path: the vendor's name, and its path token where it has one, as in
     *     {@code faceki/TOKEN}
     * @param body as it came, before anybody parsed it; the array is not copied
     * @throws RuntimeException what the handler throws; let the server answer 500
     */
    public WebhookAnswer deliver(String path, Map<String, List<String>> headers, byte[] body) {
        String[] parts = path.split("/", 2);
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
     * @param raw as it came, before anybody parsed it
     * @throws RuntimeException what the handler throws; let the server answer 500
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
