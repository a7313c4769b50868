package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** A workflow run as the vendor answers it, and as a webhook contains it. */
final class RunJson {
    private final InstantSource clock;
    private final String host;

    /** @param host the URL of the fake, which serves the page of the link too */
    RunJson(InstantSource clock, String host) {
        this.clock = clock;
        this.host = host;
    }

    ObjectNode of(Run run) {
        Instant now = clock.instant();
        String status = run.status(now);
        ObjectNode json = Json.object()
                .put("id", run.id())
                .put("applicant_id", run.applicantId())
                .put("workflow_id", run.workflow().id())
                .put("workflow_version_id", run.workflow().version())
                .put("dashboard_url", "https://dashboard.onfido.com/results/" + run.id())
                .put("status", status)
                .put("sdk_token", "sdk-" + run.id())
                .put("created_at", Iso8601.of(run.createdAt()))
                .put("updated_at", Iso8601.of(run.updatedAt(now)));
        json.putObject("output");
        json.putArray("reasons");
        run.tags().forEach(json.putArray("tags")::add);
        if (status.equals("error")) {
            json.putObject("error").put("type", "task_error").put("message", "A task of the workflow run failed");
        } else {
            json.putNull("error");
        }
        if (run.request().hasNonNull("customer_user_id")) {
            json.set("customer_user_id", run.request().get("customer_user_id"));
        }
        json.set("link", link(run));
        return json;
    }

    private ObjectNode link(Run run) {
        ObjectNode link = Json.object().put("url", host + FakeOnfidoServer.HOSTED_PAGE + run.id());
        for (String field : List.of("completed_redirect_url", "expired_redirect_url", "expires_at", "language")) {
            JsonNode given = run.request().path("link").path(field);
            if (given.isMissingNode()) {
                link.putNull(field);
            } else {
                link.set(field, given);
            }
        }
        return link;
    }
}
