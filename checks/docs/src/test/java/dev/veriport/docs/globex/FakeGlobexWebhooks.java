package dev.veriport.docs.globex;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.model.Notification;
import dev.veriport.testkit.server.WebhookDelivery;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The webhooks that the fake of Globex sends. Thread-safe. */
final class FakeGlobexWebhooks {
    static final String SECRET = "not-a-secret-webhook";

    private static final Map<Notification.Kind, String> TYPES = Map.of(
            Notification.Kind.STARTED, "check.created",
            Notification.Kind.SUBMITTED, "check.submitted",
            Notification.Kind.COMPLETED, "check.decided",
            Notification.Kind.IGNORED, "invoice.paid");

    private FakeGlobexWebhooks() {}

    static Optional<WebhookDelivery> delivery(String check, Notification.Kind kind) {
        return Optional.ofNullable(TYPES.get(kind)).map(type -> {
            String body = "{\"id\":\"event-%s-%s\",\"type\":\"%s\",\"check\":\"%s\"}";
            return signed(body.formatted(check, type, type, check));
        });
    }

    private static WebhookDelivery signed(String body) {
        long time = Instant.now().getEpochSecond();
        String signature = "t=" + time + ",v1=" + hmac(time + "." + body);
        return new WebhookDelivery(Map.of("X-Globex-Signature", List.of(signature)), body.getBytes(UTF_8));
    }

    private static String hmac(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
