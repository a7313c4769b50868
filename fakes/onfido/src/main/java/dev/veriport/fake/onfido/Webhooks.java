package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.HmacSha256;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.WebhookDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks of a run and of its tasks. Facts: the fields, and the signature, a lower-case hexadecimal HMAC-SHA256 of the
 * body with the webhook's token, without a time and without an id. Inference: which fields of a run are in {@code resource}:
 * here those that the API answers, without the token for the SDK.
 */
final class Webhooks {
    private final Settings settings;
    private final RunJson runJson;
    private final Tasks tasks;

    Webhooks(Settings settings, RunJson runJson, Tasks tasks) {
        this.settings = settings;
        this.runJson = runJson;
        this.tasks = tasks;
    }

    WebhookDelivery completed(Run run) {
        ObjectNode resource = runJson.of(run);
        resource.remove("sdk_token");
        Instant now = settings.clock().instant();
        ObjectNode object = Json.object()
                .put("id", run.id())
                .put("status", run.status(now))
                .put("completed_at_iso8601", Iso8601.of(run.updatedAt(now)))
                .put("href", href(run));
        return signed(payload("workflow_run", "completed", object, resource));
    }

    /** @param event {@code started} or {@code completed} */
    WebhookDelivery task(Run run, String definition, String event) {
        ObjectNode resource = tasks.whole(run, definition);
        String at = resource.path(event.equals("started") ? "created_at" : "updated_at")
                .asText();
        String id = Tasks.id(run, definition);
        ObjectNode object = Json.object()
                .put("id", id)
                .put("task_spec_id", id)
                .put("task_def_id", definition)
                .put("workflow_run_id", run.id())
                .put("status", event)
                .put(event + "_at_iso8601", at)
                .put("href", href(run) + "/tasks/" + id);
        return signed(payload("workflow_task", event, object, resource));
    }

    /** Of another product of the account, which belongs to no run. */
    WebhookDelivery ofAnotherProduct() {
        String id = UUID.randomUUID().toString();
        ObjectNode object = Json.object()
                .put("id", id)
                .put("completed_at_iso8601", Iso8601.of(settings.clock().instant()))
                .put("href", "https://api.eu.onfido.com/v3.6/watchlist_monitors/" + id);
        return signed(payload("watchlist_monitor", "matches_updated", object, null));
    }

    private static String href(Run run) {
        return "https://api.eu.onfido.com" + FakeOnfidoServer.WORKFLOW_RUNS + "/" + run.id();
    }

    private static byte[] payload(String type, String event, ObjectNode object, @Nullable ObjectNode resource) {
        ObjectNode body = Json.object();
        ObjectNode payload =
                body.putObject("payload").put("resource_type", type).put("action", type + "." + event);
        payload.set("object", object);
        if (resource != null) {
            payload.set("resource", resource);
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    WebhookDelivery signed(byte[] body) {
        return new WebhookDelivery(
                Map.of(
                        "Content-Type", List.of("application/json"),
                        "X-SHA2-Signature", List.of(HmacSha256.hex(settings.webhookToken(), body))),
                body);
    }
}
