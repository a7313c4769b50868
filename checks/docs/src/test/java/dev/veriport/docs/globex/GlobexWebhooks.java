package dev.veriport.docs.globex;

import dev.veriport.http.JsonValue;
import dev.veriport.http.SignedWebhooks;
import dev.veriport.http.Webhooks;
import dev.veriport.model.Decision;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.VerificationId;
import dev.veriport.spi.ProviderRuntime;

/** The signed webhooks of Globex: each is an event of a check, without the result. Thread-safe. */
final class GlobexWebhooks {
    private final ProviderRuntime runtime;
    private final SignedWebhooks signed;

    GlobexWebhooks(ProviderRuntime runtime, SignedWebhooks signed) {
        this.runtime = runtime;
        this.signed = signed;
    }

    Notification receive(InboundNotification delivery) {
        signed.authenticate(delivery, runtime.clock().instant());
        JsonValue body = Webhooks.json(delivery, delivery.body());
        String event = text(delivery, body, "id");
        String type = text(delivery, body, "type");
        if (!type.startsWith("check.")) {
            return Notification.ignored(runtime.provider(), event); // an event of another product
        }
        VerificationId check = new VerificationId(runtime.provider(), text(delivery, body, "check"));
        return Notification.authenticated(check, kind(type), Decision.PENDING, event);
    }

    private static Notification.Kind kind(String type) {
        return switch (type) {
            case "check.created" -> Notification.Kind.STARTED;
            case "check.submitted" -> Notification.Kind.SUBMITTED;
            case "check.decided" -> Notification.Kind.COMPLETED;
            default -> Notification.Kind.UNKNOWN;
        };
    }

    private static String text(InboundNotification delivery, JsonValue body, String field) {
        return body.at(field).text().orElseThrow(() -> Webhooks.unreadable(delivery, "has no " + field));
    }
}
