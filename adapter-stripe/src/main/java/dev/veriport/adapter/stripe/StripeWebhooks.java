package dev.veriport.adapter.stripe;

import dev.veriport.http.JsonValue;
import dev.veriport.http.Webhooks;
import dev.veriport.model.Decision;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import java.time.Instant;

/**
 * Stripe's webhooks: events that are signed over their time and the raw body. An endpoint can get events of other products, of
 * the other mode and of other applications. Thread-safe.
 */
record StripeWebhooks(ProviderId provider, StripeSettings settings) {
    private static final String ABOUT_SESSIONS = "identity.verification_session.";
    private static final String REDACTION = ABOUT_SESSIONS + "redacted";

    Notification receive(InboundNotification delivery, Instant now) {
        settings.webhooks().authenticate(delivery, now);
        JsonValue event = Webhooks.json(delivery, delivery.body());
        String key = Webhooks.required(delivery, event, "id");
        String type = event.at("type").text().orElse("");
        JsonValue session = event.at("data").at("object");
        if (!type.startsWith(ABOUT_SESSIONS) || !isOfOurAccount(event) || !isOurs(session, type)) {
            return Notification.ignored(provider, key);
        }
        if (!StripeResults.isSession(session)) {
            throw Webhooks.unreadable(delivery, "has another object than a verification session");
        }
        VerificationId verification = new VerificationId(provider, Webhooks.required(delivery, session, "id"));
        Kind kind = StripeMapping.EVENTS.meaning(type.substring(ABOUT_SESSIONS.length()));
        Notification notification = Notification.authenticated(verification, kind, decision(session, type), key);
        return StripeResults.live(event).match(notification::withEnvironment, missing -> notification);
    }

    /** An endpoint of a platform gets the events of all connected accounts. */
    private boolean isOfOurAccount(JsonValue event) {
        return event.at("account").text().equals(settings.connectedAccount());
    }

    /** A redacted session has no metadata any more. */
    private static boolean isOurs(JsonValue session, String event) {
        return StripeAttempt.isOurs(session) || (StripeResults.isRedacted(session) && event.equals(REDACTION));
    }

    /** None of an erased session: what is left of it approves nobody. */
    private static Decision decision(JsonValue session, String event) {
        boolean isErased = StripeResults.isRedacted(session) || event.equals(REDACTION);
        return isErased ? Decision.PENDING : StripeResults.decision(session);
    }
}
