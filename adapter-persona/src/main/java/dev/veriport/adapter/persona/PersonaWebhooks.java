package dev.veriport.adapter.persona;

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
 * Persona's webhooks: events that are signed over their time and the raw body. An endpoint can get events of other objects and of
 * other applications. Thread-safe.
 */
record PersonaWebhooks(ProviderId provider, PersonaSettings settings) {
    private static final String ABOUT_INQUIRIES = "inquiry.";
    private static final String REDACTION = ABOUT_INQUIRIES + "redacted";

    Notification receive(InboundNotification delivery, Instant now) {
        settings.webhooks().authenticate(delivery, now);
        JsonValue event = Webhooks.json(delivery, delivery.body()).at("data");
        JsonValue attributes = event.at("attributes");
        PersonaInquiry inquiry = PersonaInquiry.of(attributes.at("payload"));
        String name = attributes.at("name").text().orElse("");
        String key = Webhooks.required(delivery, event, PersonaInquiry.ID);
        if (!name.startsWith(ABOUT_INQUIRIES) || !isOurs(inquiry, name)) {
            return Notification.ignored(provider, key);
        }
        String id = Webhooks.required(delivery, inquiry.data(), PersonaInquiry.ID);
        Decision decision = decision(inquiry, name);
        Kind kind = kind(name.substring(ABOUT_INQUIRIES.length()), decision);
        Notification notification = Notification.authenticated(new VerificationId(provider, id), kind, decision, key);
        return attributes.at("created-at").instant().match(notification::withOccurredAt, missing -> notification);
    }

    /** A redacted inquiry may have no tags any more. */
    private static boolean isOurs(PersonaInquiry inquiry, String event) {
        return inquiry.isOurs() || (inquiry.isRedacted() && event.equals(REDACTION));
    }

    /** None of an erased inquiry: what is left of it approves nobody. */
    private Decision decision(PersonaInquiry inquiry, String event) {
        boolean isErased = inquiry.isRedacted() || event.equals(REDACTION);
        return isErased ? Decision.PENDING : settings.decision(inquiry.status());
    }

    /** Whether a completed inquiry is decided is a setting. */
    private static Kind kind(String event, Decision decision) {
        boolean isUndecided = event.equals(PersonaMapping.COMPLETED) && decision == Decision.PENDING;
        return isUndecided ? Kind.SUBMITTED : PersonaMapping.EVENTS.meaning(event);
    }
}
