package dev.veriport.fake.onfido;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.model.Notification;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.WebhookDelivery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Onfido: webhooks")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeOnfidoWebhooksTest extends FakeOnfidoCase {

    @Test
    void a_signature_is_that_of_the_vendors_own_test_vectors() {
        restart(FakeOnfidoServer.builder().webhookToken("wU99mE6jJ7nXOLFwZ0tJymM1lpI15pZh"));
        String check = "{\"payload\":{\"resource_type\":\"check\",\"action\":\"check.completed\",\"object\":{\"id\":"
                + "\"f2302f45-227d-413d-ad61-09ec077a086a\",\"status\":\"complete\",\"completed_at_iso8601\":"
                + "\"2024-04-04T09:21:21Z\",\"href\":"
                + "\"https://api.onfido.com/v3.6/checks/f2302f45-227d-413d-ad61-09ec077a086a\"}}}";

        assertThat(signature(check)).isEqualTo("77ebc3e418f26be6eebb47f7ebe551321de26734fc273961e075fc9ab163d9c7");
        assertThat(signature("{\"payload\":{\"resource_type\":\"check\"}"))
                .isEqualTo("f9f913a02e5c7e96cf43d46a6d1b0cf93237fa72e93ef25c365eae29b7945453");
    }

    private String signature(String body) {
        return vendor.signed(body.getBytes(StandardCharsets.UTF_8))
                .headers()
                .get("X-SHA2-Signature")
                .get(0);
    }

    @Test
    void a_decided_run_is_delivered_with_its_status_and_without_the_token_of_the_SDK() throws Exception {
        JsonNode run = newRun();
        String id = run.get("id").asText();
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.delivery(id));
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.delivery(UNKNOWN));
        vendor.finish(link(run), Ending.REVIEW);

        WebhookDelivery delivery = vendor.delivery(id);
        assertThat(delivery.headers()).containsEntry("Content-Type", List.of("application/json"));
        JsonNode payload = payload(delivery);
        assertThat(payload.get("action").asText()).isEqualTo("workflow_run.completed");
        assertThat(payload.at("/object/id").asText()).isEqualTo(id);
        assertThat(payload.at("/object/status").asText()).isEqualTo("review");
        assertThat(payload.at("/resource/applicant_id")).isEqualTo(run.get("applicant_id"));
        assertThat(payload.get("resource").has("sdk_token")).isFalse();
    }

    @Test
    void tasks_and_another_product_are_delivered_too() throws Exception {
        JsonNode run = newRun();
        String id = run.get("id").asText();
        vendor.finish(link(run), Ending.APPROVED);

        JsonNode started = payload(vendor.taskDelivery(id, "document_check", "started"));
        assertThat(started.get("action").asText()).isEqualTo("workflow_task.started");
        assertThat(started.at("/object/workflow_run_id").asText()).isEqualTo(id);
        JsonNode checked = payload(vendor.taskDelivery(id, "document_check", "completed"));
        assertThat(checked.at("/resource/output/result").asText()).isEqualTo("clear");
        JsonNode ignored =
                payload(vendor.delivery(id, Notification.Kind.IGNORED).orElseThrow());
        assertThat(ignored.get("resource_type").asText()).isEqualTo("watchlist_monitor");
        assertThat(vendor.delivery(id, Notification.Kind.ERASED)).isEmpty();
    }

    private static JsonNode payload(WebhookDelivery delivery) throws Exception {
        return new ObjectMapper().readTree(delivery.body()).get("payload");
    }
}
