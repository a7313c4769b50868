package dev.veriport.adapter.authenteq;

import dev.veriport.http.JsonValue;
import dev.veriport.http.MultipartMessage;
import dev.veriport.http.Webhooks;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import java.util.stream.Stream;

/**
 * Authenteq's webhooks. The signature covers the raw bytes, so it is verified before anything is parsed. Page
 * "Webhook", docs.authenteq.com. Authenteq repeats a delivery for a week until the response is 200. The signature has
 * no time, so an attacker can replay an old delivery: the verification's id detects that. Thread-safe.
 */
record AuthenteqWebhooks(ProviderId provider, AuthenteqSettings settings) {
    Notification receive(InboundNotification delivery) {
        if (!Webhooks.same(
                delivery.header("X-CLIENT-ID"), settings.credentials().clientId())) {
            throw Webhooks.forged(delivery, "is for another client: compare veriport." + provider + ".client-id");
        }
        if (!isSigned(delivery.header("X-SIGNATURE"), delivery.body())) {
            throw Webhooks.forged(
                    delivery,
                    "has a wrong signature: compare veriport." + provider + ".webhook-signature and client-secret");
        }
        MultipartMessage message = Webhooks.multipart(delivery);
        MultipartMessage.Part part =
                message.part("result").orElseThrow(() -> Webhooks.unreadable(delivery, "has no result"));
        JsonValue body = Webhooks.json(delivery, part.content());
        VerificationResult result =
                AuthenteqResults.of(provider, Reported.notProvided(), body, AuthenteqEvidence.in(message, part));
        VerificationId id = result.id().toOptional().orElseThrow(() -> Webhooks.unreadable(delivery, "has no id"));
        return Notification.authenticated(id, Notification.Kind.COMPLETED, result.decision(), id.value())
                .withResult(result);
    }

    private boolean isSigned(String signature, byte[] body) {
        return Stream.concat(Stream.of(settings.credentials().clientSecret()), settings.webhookSecrets().stream())
                .anyMatch(secret -> settings.webhookSignature().matches(signature, body, secret));
    }
}
