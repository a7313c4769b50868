package dev.veriport.adapter.onfido;

import dev.veriport.http.JsonValue;
import dev.veriport.http.SignedWebhooks;
import dev.veriport.http.Webhooks;
import dev.veriport.model.Decision;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import java.time.Instant;

/**
 * Onfido's webhooks: signed over the raw body, without a time and without an id of the delivery. Only those about workflow
 * runs are about a verification. Thread-safe.
 */
final class OnfidoWebhooks {
    /** The vendor, not the instance: a renamed instance has the same keys. */
    private static final ProviderId VENDOR = new ProviderId("onfido");

    private final ProviderId provider;
    private final SignedWebhooks signed;

    OnfidoWebhooks(ProviderId provider, SignedWebhooks signed) {
        this.provider = provider;
        this.signed = signed;
    }

    Notification receive(InboundNotification delivery, Instant now) {
        signed.authenticate(delivery, now);
        JsonValue payload = Webhooks.json(delivery, delivery.body()).at("payload");
        String type = payload.at("resource_type")
                .text()
                .orElseThrow(() -> Webhooks.unreadable(delivery, "has no resource_type"));
        JsonValue object = payload.at("object");
        String action = payload.at("action").text().orElse("");
        String id = object.at("id").text().orElse("");
        String run = type.equals("workflow_task")
                ? object.at("workflow_run_id").text().orElse("")
                : id;
        String key = VaultKey.of(
                        VENDOR,
                        action,
                        run,
                        id,
                        object.at("completed_at_iso8601").text().orElse(""))
                .value();
        boolean isOfRun = type.equals("workflow_run") || action.equals("workflow_task.started");
        if (!isOfRun || isOfAnotherApplication(payload.at("resource"))) {
            return Notification.ignored(provider, key);
        }
        if (run.isBlank()) {
            throw Webhooks.unreadable(delivery, "has no id of the workflow run");
        }
        VerificationId verification = new VerificationId(provider, run);
        if (type.equals("workflow_task")) {
            return Notification.authenticated(verification, Kind.STARTED, Decision.PENDING, key);
        }
        JsonValue inResource = payload.at("resource").at("status");
        JsonValue status = inResource.isBlank() ? object.at("status") : inResource;
        Decision decision = status.reported().match(OnfidoMapping::decision, missing -> Decision.INDETERMINATE);
        return Notification.authenticated(verification, kind(action, decision), decision, key);
    }

    /** Only deliveries of Studio contain the run and its tags. */
    private static boolean isOfAnotherApplication(JsonValue run) {
        return run.at("tags").isPresent()
                && run.at("tags").items().stream()
                        .noneMatch(tag ->
                                tag.text().filter(OnfidoBodies.MARKER::equals).isPresent());
    }

    private static Kind kind(String action, Decision decision) {
        if (!action.equals("workflow_run.completed")) {
            return Kind.UNKNOWN;
        }
        return decision == Decision.RESUBMIT ? Kind.EXPIRED : Kind.COMPLETED;
    }
}
