package dev.veriport.fake.authenteq;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Multipart;
import dev.veriport.testkit.server.Multipart.Part;
import dev.veriport.testkit.server.WebhookDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The webhook (docs/vendors.md, E15). Facts: the headers, the part {@code result} without images, the names of
 * four parts. Inference: the type of the first part, the parts of a second document, and how the signature is made.
 */
final class Webhooks {
    private static final String BOUNDARY = "webhook-boundary";

    private final Verifications verifications;
    private final ClientKeys keys;
    private final Extras extras;

    Webhooks(Verifications verifications, ClientKeys keys, Extras extras) {
        this.verifications = verifications;
        this.keys = keys;
        this.extras = extras;
    }

    WebhookDelivery of(String verificationId) {
        ObjectNode result = verifications
                .find(verificationId)
                .orElseThrow(() -> new IllegalArgumentException("there is no verification with this id"));
        List<Part> images = Verifications.takeImages(result);
        List<Part> parts = new ArrayList<>(List.of(Part.json("result", result.toString())));
        parts.addAll(images);
        return signed(new Multipart(parts).body(BOUNDARY));
    }

    WebhookDelivery signed(byte[] body) {
        return new WebhookDelivery(
                Map.of(
                        "Content-Type", List.of("multipart/form-data; boundary=" + BOUNDARY),
                        "X-CLIENT-ID", List.of(keys.clientId()),
                        "X-SIGNATURE", List.of(extras.signature().of(body, keys.clientSecret()))),
                body);
    }
}
