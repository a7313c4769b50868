package dev.veriport.fake.persona;

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
 * The events of the inquiries. Facts: the envelope, with the object as it was and its template; the signature, one pair for each
 * secret; the headers about attempts. Inference: the event of a verification has the verification alone.
 */
final class Webhooks {
    /** How often an event is sent until it is accepted. */
    static final int ATTEMPTS = 8;

    private final Settings settings;
    private final InquiryJson inquiries;
    private final VerificationJson verifications;
    private final Photos photos;

    Webhooks(Settings settings, InquiryJson inquiries, VerificationJson verifications, Photos photos) {
        this.settings = settings;
        this.inquiries = inquiries;
        this.verifications = verifications;
        this.photos = photos;
    }

    /** The first attempt. */
    WebhookDelivery of(Event event) {
        return of(event, 1, settings.clock().instant());
    }

    /**
     * @param attempt from 1
     * @param firstAt when the first was made
     */
    WebhookDelivery of(Event event, int attempt, Instant firstAt) {
        return attempted(body(event), attempt, firstAt);
    }

    /** Of another product, which belongs to no inquiry. */
    WebhookDelivery ofAnotherProduct() {
        ObjectNode payload = Json.object();
        ObjectNode account = payload.putObject("data").put("type", "account").put("id", Ids.next("act_"));
        account.putObject("attributes").putNull("reference-id");
        return signed(envelope(
                Ids.next("evt_"), "account.created", payload, settings.clock().instant()));
    }

    private byte[] body(Event event) {
        Inquiry inquiry = event.inquiry();
        ObjectNode payload = Json.object();
        if (event.about().equals(inquiry.id())) {
            payload.set("data", inquiries.of(inquiry));
            payload.set("included", Json.array(List.of(Included.template(), Included.version())));
        } else {
            inquiry.verifications().stream()
                    .filter(verification -> verification.id().equals(event.about()))
                    .forEach(verification ->
                            payload.set("data", verifications.of(inquiry, verification, photos.host())));
        }
        return envelope(event.id(), event.name(), payload, event.at());
    }

    private static byte[] envelope(String id, String name, ObjectNode payload, Instant at) {
        ObjectNode event = Json.object();
        ObjectNode data = event.putObject("data").put("type", "event").put("id", id);
        ObjectNode attributes = data.putObject("attributes").put("name", name);
        attributes.set("payload", payload);
        attributes.put("created-at", Iso8601.of(at));
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A body of any form, as of a first attempt. */
    WebhookDelivery signed(byte[] body) {
        return attempted(body, 1, settings.clock().instant());
    }

    private WebhookDelivery attempted(byte[] body, int attempt, Instant firstAt) {
        String time = Long.toString(settings.clock().instant().getEpochSecond());
        byte[] head = (time + ".").getBytes(StandardCharsets.UTF_8);
        String pairs = settings.webhookSecrets().stream()
                .map(secret -> "t=" + time + ",v1=" + HmacSha256.hex(secret, head, body))
                .collect(Collectors.joining(" "));
        return new WebhookDelivery(
                Map.of(
                        "Content-Type", List.of("application/json"),
                        "Persona-Signature", List.of(pairs),
                        "Persona-Webhook-Attempts-Made", List.of(Integer.toString(attempt)),
                        "Persona-Webhook-Attempts-Left", List.of(Integer.toString(ATTEMPTS - attempt)),
                        "Persona-Webhook-First-Attempted-At", List.of(String.valueOf(Iso8601.of(firstAt)))),
                body);
    }
}
