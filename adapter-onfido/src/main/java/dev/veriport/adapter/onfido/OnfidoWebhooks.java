package dev.veriport.adapter.onfido;

import dev.veriport.http.JsonValue;
import dev.veriport.http.Webhooks;
import dev.veriport.model.Decision;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationId;
import java.time.Instant;

/**
 * Onfido's webhooks: signed over the raw body, without a time and without an id of the delivery. Only those about workflow
 * runs are about a verification. Thread-safe.
 */
record OnfidoWebhooks(ProviderId provider, OnfidoSettings settings) {
    Notification receive(InboundNotification delivery, Instant now) {
        settings.webhooks().authenticate(delivery, now);
        JsonValue payload = Webhooks.json(delivery, delivery.body()).at("payload");
        String type = Webhooks.required(delivery, payload, "resource_type");
        JsonValue object = payload.at("object");
        String action = payload.at("action").text().orElse("");
        String id = object.at("id").text().orElse("");
        JsonValue inResource = payload.at("resource").at("status");
        Reported<String> status = (inResource.isBlank() ? object.at("status") : inResource).reported();
        JsonValue completedAt = object.at("completed_at_iso8601");
        String run = object.at("workflow_run_id").text().orElse(""); // of a task, whose id another run's task can have
        String word = status.toOptional().orElse("");
        String key = Notification.keyOf(action, run, id, completedAt.text().orElse(""), word);
        // a delivery about a run can have them, one about a task does not
        JsonValue tags = payload.at("resource").at("tags");
        boolean isOurs = !tags.isPresent() || tags.has(settings.runTag()); // null says that it has none
        if (!type.equals("workflow_run") || !isOurs) {
            return Notification.ignored(provider, key);
        }
        if (id.isBlank()) {
            throw Webhooks.unreadable(delivery, "has no id of the workflow run");
        }
        Decision decision = OnfidoMapping.DECISIONS.meaning(status);
        Notification notification =
                Notification.authenticated(new VerificationId(provider, id), kind(action, decision), decision, key);
        return completedAt.instant().match(notification::withOccurredAt, missing -> notification);
    }

    private static Kind kind(String action, Decision decision) {
        if (!action.equals("workflow_run.completed")) {
            return Kind.UNKNOWN;
        }
        return decision == Decision.RESUBMIT ? Kind.EXPIRED : Kind.COMPLETED;
    }
}
