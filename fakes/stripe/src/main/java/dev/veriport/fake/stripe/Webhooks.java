package dev.veriport.fake.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.HmacSha256;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.WebhookDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The events of the sessions. Facts: the envelope, the session without {@code verified_outputs}, and the signature. Inference: the
 * session of an event has no page and no client secret.
 */
final class Webhooks {
    private static final String SESSION = "identity.verification_session.";

    private final Settings settings;
    private final SessionJson json;

    Webhooks(Settings settings, SessionJson json) {
        this.settings = settings;
        this.json = json;
    }

    /**
     * An event, whatever the session has come to since. The same event has the same id.
     *
     * @param type one of {@link StripeWords#EVENTS}
     * @throws IllegalArgumentException for another one
     */
    WebhookDelivery of(Session session, String type) {
        return signed(event(
                session.livemode(),
                session.account(),
                SESSION + type,
                id(session.id() + type + session.submissions().size()),
                json.of(asOf(session, type), Expansion.NONE)));
    }

    /** The event of the status that the session has. */
    WebhookDelivery current(Session session) {
        return of(session, session.status(settings.clock().instant()));
    }

    /** The event with the other {@code livemode}. */
    WebhookDelivery ofAnotherMode(Session session) {
        Session other = new Session(
                session.id(),
                !session.livemode(),
                session.account(),
                session.createdAt(),
                session.parameters(),
                session.submissions(),
                session.isCanceled(),
                session.redactedAt());
        return current(other);
    }

    /** A payment, which belongs to no session. */
    WebhookDelivery ofAnotherProduct() {
        ObjectNode payment = Json.object()
                .put("id", Ids.next("pi_1"))
                .put("object", "payment_intent")
                .put("amount", 1999)
                .put("currency", "nok")
                .put("livemode", false)
                .put("status", "succeeded");
        payment.putObject("metadata");
        return signed(event(false, "", "payment_intent.succeeded", Ids.next("evt_1"), payment));
    }

    private Session asOf(Session session, String type) {
        Instant now = settings.clock().instant();
        Session open = new Session(
                session.id(),
                session.livemode(),
                session.account(),
                session.createdAt(),
                session.parameters(),
                session.submissions(),
                false,
                null);
        Submission last = session.last().orElseGet(() -> Submission.of(Submission.VERIFIED, now, now));
        return switch (type) {
            case "created" -> open.with(List.of());
            case "processing" ->
                open.with(List.of(new Submission(
                        last.reportId(), last.outcome(), last.at(), Instant.MAX, last.document(), last.selfie())));
            case "requires_input" ->
                open.with(List.of(last.isVerified() ? last.decided("document_unverified_other", now) : last));
            case "verified" -> open.with(List.of(last.decided(Submission.VERIFIED, now)));
            case "canceled" -> open.canceled();
            case "redacted" -> session.redactedAt(now);
            default -> throw new IllegalArgumentException("no session has this event: " + type);
        };
    }

    private static String id(String seed) {
        return "evt_1"
                + HmacSha256.hex("event", seed.getBytes(StandardCharsets.UTF_8)).substring(0, 23);
    }

    private byte[] event(boolean livemode, String account, String type, String id, ObjectNode object) {
        ObjectNode event = Json.object()
                .put("id", id)
                .put("object", "event")
                .put("api_version", FakeStripeServer.API_VERSION)
                .put("created", settings.clock().instant().getEpochSecond())
                .put("type", type)
                .put("livemode", livemode)
                .put("pending_webhooks", 1);
        if (!account.isEmpty()) {
            event.put("account", account);
        }
        event.putObject("request").putNull("id").putNull("idempotency_key");
        ObjectNode data = event.putObject("data");
        data.set("object", object);
        data.putObject("previous_attributes");
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A body of any form, signed with each secret, and by a scheme that no client knows. */
    WebhookDelivery signed(byte[] body) {
        String time = Long.toString(settings.clock().instant().getEpochSecond());
        byte[] head = (time + ".").getBytes(StandardCharsets.UTF_8);
        String signatures = settings.webhookSecrets().stream()
                .map(secret -> ",v1=" + HmacSha256.hex(secret, head, body))
                .collect(Collectors.joining());
        String header = "t=" + time + signatures + ",v0=" + HmacSha256.hex("another scheme", head, body);
        return new WebhookDelivery(
                Map.of(
                        "Content-Type", List.of("application/json; charset=utf-8"),
                        "Stripe-Signature", List.of(header)),
                body);
    }
}
