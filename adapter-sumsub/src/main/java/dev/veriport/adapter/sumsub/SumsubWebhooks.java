package dev.veriport.adapter.sumsub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.http.JsonValue;
import dev.veriport.http.Webhooks;
import dev.veriport.model.Decision;
import dev.veriport.model.Environment;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import java.time.Instant;
import java.util.Optional;

/**
 * Sumsub's webhooks, signed over the raw body without a time. An endpoint can get webhooks of other products, of both
 * environments, and of applicants that other applications created. A decision that changed is another {@code
 * applicantReviewed}. Thread-safe.
 */
record SumsubWebhooks(ProviderId provider, SumsubSettings settings) {
    private static final String ALGORITHM = "x-payload-digest-alg";

    Notification receive(InboundNotification delivery, Instant now) {
        requireAlgorithm(delivery);
        settings.webhooks().authenticate(delivery, now);
        JsonValue event = Webhooks.json(delivery, delivery.body());
        String type = Webhooks.required(delivery, event, "type");
        String applicant = event.at("applicantId").text().orElse("");
        String moment = event.at("createdAtMs").text().orElseGet(() -> new String(delivery.body(), UTF_8));
        String key = Notification.keyOf(applicant, type, moment);
        Optional<String> verification = SumsubApplicant.verification(applicant, event.at(SumsubApplicant.USER));
        Kind kind = kind(type);
        if (verification.isEmpty() || kind == Kind.IGNORED) {
            return Notification.ignored(provider, key);
        }
        String unused = Webhooks.required(delivery, event, "applicantId");
        VerificationId id = new VerificationId(provider, verification.get());
        return described(Notification.authenticated(id, kind, decision(kind, event), key), event);
    }

    /**
     * The header is compared with the setting, and never obeyed: whoever sends a webhook would choose the weakest
     * algorithm.
     */
    private void requireAlgorithm(InboundNotification delivery) {
        String named = delivery.header(ALGORITHM);
        if (!named.isEmpty() && !named.equals(settings.algorithm().word())) {
            throw Webhooks.forged(
                    delivery,
                    "names another algorithm than " + settings.algorithmKey()
                            + ": set the same one here and in the vendor's dashboard, or somebody else sent it");
        }
    }

    /** Actions and transactions of an applicant are no verifications. */
    private static Kind kind(String type) {
        boolean isOfReview =
                type.startsWith("applicant") && !type.startsWith("applicantAction") && !type.startsWith("applicantKyt");
        return SumsubMapping.EVENTS.find(type).orElse(isOfReview ? Kind.UNKNOWN : Kind.IGNORED);
    }

    /** None of an applicant that was erased or deactivated: the review that it had approves nobody. */
    private static Decision decision(Kind kind, JsonValue event) {
        SumsubReview review = new SumsubReview(event);
        return kind.hasResult() && !review.status().isBlank() ? review.decision() : Decision.PENDING;
    }

    private static Notification described(Notification plain, JsonValue event) {
        Notification dated = event.at("createdAt").instant().match(plain::withOccurredAt, missing -> plain);
        Optional<Boolean> isSandbox = event.at("sandboxMode").bool();
        return isSandbox
                .map(sandbox -> dated.withEnvironment(sandbox ? Environment.SANDBOX : Environment.LIVE))
                .orElse(dated);
    }
}
