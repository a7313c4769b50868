package dev.veriport.fake.faceki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.veriport.testkit.server.WebhookDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("Webhooks of the fake Faceki, held against the vendor's pages")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeFacekiWebhooksTest {

    private final Instant now = Instant.parse("2024-06-01T10:00:00Z");
    private FakeFacekiServer vendor =
            FakeFacekiServer.builder().clock(() -> now).start();

    @AfterEach
    void stop() {
        vendor.close();
    }

    private void restart(FakeFacekiServerBuilder builder) {
        vendor.close();
        vendor = builder.clock(() -> now).start();
    }

    @Test
    void a_complete_verification_is_told_with_its_record() throws Exception {
        vendor.addRecord(
                FacekiRecordJson.accepted().requestId("r1").decision("REVIEW").json());

        WebhookDelivery delivery = vendor.delivery("r1");
        assertThat(delivery.headers()).containsEntry("Content-Type", List.of("application/json"));
        JsonNode body = json(delivery);
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("requestId", "fullName", "status", "kycData");
        assertThat(body.get("requestId").asText()).isEqualTo("r1");
        assertThat(body.get("fullName").asText()).isEqualTo("ERIKA MUSTER");
        assertThat(body.get("status").asText()).isEqualTo("REVIEW");
        assertThat(body.get("kycData"))
                .isEqualTo(new ObjectMapper().readTree(vendor.records().get(0)));
    }

    @Test
    void a_change_on_the_portal_is_told_without_data_and_by_whom() throws Exception {
        vendor.putRecord(FacekiRecordJson.accepted().requestId("r1").decision("REVIEW"));

        JsonNode body = json(vendor.portalDelivery("r1", "APPROVED"));
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("requestId", "fullName", "status", "modifiedByEmail");
        assertThat(body.get("requestId").asText()).isEqualTo("r1");
        assertThat(body.get("fullName").asText()).isEqualTo("ERIKA MUSTER");
        assertThat(body.get("status").asText()).isEqualTo("APPROVED");
        assertThat(body.get("modifiedByEmail").asText()).isEqualTo("reviewer@merchant.example");
        assertThat(vendor.records().get(0)).contains("REVIEW").doesNotContain("APPROVED");
    }

    @Test
    void a_webhook_can_be_faster_than_a_search() throws Exception {
        restart(FakeFacekiServer.builder().recordsVisibleAfter(Duration.ofSeconds(2)));
        vendor.addRecord(FacekiRecordJson.accepted().requestId("r1").json());

        assertThat(vendor.requestIds()).isEmpty();
        assertThat(json(vendor.delivery("r1")).at("/kycData/requestId").asText())
                .isEqualTo("r1");
    }

    @Test
    void of_several_records_the_latest_is_told() throws Exception {
        vendor.addRecord("{\"requestId\": \"r1\", \"decision\": \"REVIEW\"}");
        vendor.addRecord("{\"requestId\": \"r1\", \"decision\": \"DECLINED\"}");

        JsonNode body = json(vendor.delivery("r1"));
        assertThat(body.get("status").asText()).isEqualTo("DECLINED");
        assertThat(body.get("fullName").asText()).isEmpty();
    }

    @Test
    void numbers_can_come_as_texts() throws Exception {
        restart(FakeFacekiServer.builder().numbersAsStrings(true));
        vendor.putRecord(FacekiRecordJson.accepted().requestId("r1"));

        assertThat(json(vendor.delivery("r1")).at("/kycData/__v").isTextual()).isTrue();
    }

    @Test
    void nothing_is_told_of_a_record_that_does_not_exist() {
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.delivery("none"));
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.portalDelivery("none", "APPROVED"));
    }

    private static JsonNode json(WebhookDelivery delivery) throws Exception {
        return new ObjectMapper().readTree(delivery.body());
    }
}
