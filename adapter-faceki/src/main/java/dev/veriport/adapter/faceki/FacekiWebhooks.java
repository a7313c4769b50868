package dev.veriport.adapter.faceki;

import dev.veriport.http.JsonValue;
import dev.veriport.http.Webhooks;
import dev.veriport.model.Decision;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VerificationId;
import java.util.Optional;

/**
 * Faceki's webhooks. Faceki does not sign them, so each is only a hint, and a secret path segment protects the
 * endpoint. Page "EKYC Webhook Structure", docs.faceki.com, which documents two bodies and no field that distinguishes
 * them. Thread-safe.
 */
final class FacekiWebhooks {
    private final ProviderId provider;
    private final Optional<Secret> token;

    FacekiWebhooks(ProviderId provider, Optional<Secret> token) {
        this.provider = provider;
        this.token = token;
    }

    Notification receive(InboundNotification delivery) {
        if (token.isEmpty() || !token.get().equals(delivery.pathToken())) {
            throw Webhooks.forged(delivery, "has a wrong path token: compare veriport." + provider + ".webhook-token");
        }
        JsonValue body = Webhooks.json(delivery, delivery.body());
        String id = body.at("requestId").text().orElseThrow(() -> Webhooks.unreadable(delivery, "has no requestId"));
        String word = body.at("status").text().orElse("");
        Decision decision = FacekiRecords.decision(word);
        Notification.Kind kind = kind(body, decision);
        return Notification.hint(
                new VerificationId(provider, id), kind, decision, Notification.keyOf(id, kind.name(), word));
    }

    private static Notification.Kind kind(JsonValue body, Decision decision) {
        if (body.at("modifiedByEmail").isPresent()) {
            return Notification.Kind.DECISION_CHANGED;
        }
        return body.at("kycData").isPresent() || decision != Decision.INDETERMINATE
                ? Notification.Kind.COMPLETED
                : Notification.Kind.UNKNOWN;
    }
}
