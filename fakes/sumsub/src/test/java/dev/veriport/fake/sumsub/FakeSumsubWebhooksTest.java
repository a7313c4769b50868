package dev.veriport.fake.sumsub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.veriport.model.Notification;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.WebhookDelivery;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("The fake Sumsub: webhooks")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FakeSumsubWebhooksTest extends FakeSumsubCase {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] VECTOR =
            ("{\"applicantId\":\"5b594ade0a975a36c9349e66\",\"type\":\"applicantReviewed\","
                            + "\"reviewStatus\":\"completed\"}")
                    .getBytes(UTF_8);

    @Test
    void a_body_is_signed_with_the_algorithm_that_the_header_names() {
        restart(FakeSumsubServer.builder().webhookSecret("SUMSUB_TEST_SECRET"));

        assertSigned(WebhookAlgorithm.SHA1, "HMAC_SHA1_HEX", "4c0722f671a579ceb802454531bfea16bdccb575");
        assertSigned(
                WebhookAlgorithm.SHA256,
                "HMAC_SHA256_HEX",
                "2127b6e39a7b3f1d9d3f0429c1fe01ec2ddfdb579eb0af032a1caa0b444ec439");
        assertSigned(
                WebhookAlgorithm.SHA512,
                "HMAC_SHA512_HEX",
                "c20150e9506c0386e6ae22eac9224713694968eb1169c61913c4f78cd25eee53"
                        + "4a81b38955f5210ff075ad07d60c60d64be12dea8c119cd16a0e51235466d2d2");
        assertThat(vendor.signed(VECTOR).headers())
                .isEqualTo(vendor.signed(VECTOR, WebhookAlgorithm.SHA256).headers());
        restart(FakeSumsubServer.builder().webhookAlgorithm(WebhookAlgorithm.SHA512));
        assertThat(vendor.signed(VECTOR).headers()).containsEntry("x-payload-digest-alg", List.of("HMAC_SHA512_HEX"));
        assertThat(vendor.settings()).containsEntry("webhook-algorithm", "sha512");
    }

    private void assertSigned(WebhookAlgorithm algorithm, String header, String digest) {
        assertThat(vendor.signed(VECTOR, algorithm).headers())
                .containsEntry("x-payload-digest-alg", List.of(header))
                .containsEntry("x-payload-digest", List.of(digest));
    }

    @Test
    void a_review_is_delivered_with_its_result_its_dates_and_no_person() throws Exception {
        String id = finished("case-1", Ending.BLURRY_SELFIE);
        JsonNode body = body(vendor.delivery(id));

        assertThat(body.get("type").asText()).isEqualTo("applicantReviewed");
        assertThat(body.get("applicantId").asText()).isEqualTo(id);
        assertThat(body.get("inspectionId")).isEqualTo(byUser("case-1").get("inspectionId"));
        assertThat(body.get("externalUserId").asText()).isEqualTo("case-1");
        assertThat(body.get("levelName").asText()).isEqualTo("basic-kyc-level");
        assertThat(body.get("sandboxMode").asBoolean()).isTrue();
        assertThat(body.get("reviewStatus").asText()).isEqualTo("completed");
        assertThat(body.at("/reviewResult/reviewRejectType").asText()).isEqualTo("RETRY");
        assertThat(body.get("createdAt").asText()).isEqualTo("2026-11-25 10:00:00+0000");
        assertThat(body.get("createdAtMs").asText()).isEqualTo("2026-11-25 10:00:00.000");
        assertThat(body.toString()).doesNotContain("Mira", "example.com", "1991", "attempt");
    }

    @Test
    void each_status_has_its_type() throws Exception {
        assertType("onHold", "applicantOnHold");
        assertType("prechecked", "applicantPrechecked");
        assertType("pending", "applicantPending");
        assertType("awaitingUser", "applicantAwaitingUser");
        assertType("awaitingService", "applicantAwaitingService");
        assertType("init", "applicantCreated");
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.delivery(UNKNOWN));
        String open = newApplicant("case-1");
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.delivery(open));
    }

    private void assertType(String status, String type) throws Exception {
        vendor.finish(newLink(status), ReviewOutcome.status(status));
        JsonNode body = body(vendor.delivery(byUser(status).get("id").asText()));
        assertThat(body.get("type").asText()).isEqualTo(type);
        assertThat(body.get("reviewStatus").asText()).isEqualTo(status);
        assertThat(body.has("reviewResult")).isFalse();
    }

    @Test
    void the_same_event_is_delivered_with_the_same_bytes_and_another_decision_with_others() throws Exception {
        String id = finished("case-1", Ending.APPROVED);
        WebhookDelivery green = vendor.delivery(id);
        assertThat(vendor.delivery(id, Notification.Kind.DECISION_CHANGED)).isEmpty();
        pass(Duration.ofDays(1));
        assertThat(vendor.delivery(id).body()).isEqualTo(green.body());

        vendor.decide(id, ReviewOutcome.red("FINAL", "FRAUDULENT_PATTERNS"));
        WebhookDelivery red =
                vendor.delivery(id, Notification.Kind.DECISION_CHANGED).orElseThrow();
        assertThat(body(red).at("/reviewResult/reviewAnswer").asText()).isEqualTo("RED");
        assertThat(body(red).get("createdAtMs").asText()).isEqualTo("2026-11-26 10:00:00.000");
        assertThat(received(red, green, red)).containsExactly(red.body(), green.body(), red.body());
    }

    /** What a receiver gets of these deliveries. */
    private static List<byte[]> received(WebhookDelivery... pushed) throws Exception {
        List<byte[]> bodies = Collections.synchronizedList(new ArrayList<>());
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            bodies.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks");
            for (WebhookDelivery delivery : pushed) {
                assertThat(delivery.push(url)).isEqualTo(200);
            }
            return bodies;
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void every_kind_has_the_type_that_the_vendor_sends_for_it() throws Exception {
        String id = finished("case-1", Ending.APPROVED) + ":attempt";

        assertThat(kind(id, Notification.Kind.STARTED).get("type").asText()).isEqualTo("applicantCreated");
        assertThat(kind(id, Notification.Kind.SUBMITTED).get("type").asText()).isEqualTo("applicantPending");
        assertThat(kind(id, Notification.Kind.SUBMITTED).has("reviewResult")).isFalse();
        assertThat(kind(id, Notification.Kind.COMPLETED).get("type").asText()).isEqualTo("applicantReviewed");
        assertThat(kind(id, Notification.Kind.ERASED).get("type").asText()).isEqualTo("applicantPersonalDataDeleted");
        assertThat(kind(id, Notification.Kind.IGNORED).get("sandboxMode").asBoolean())
                .isFalse();
        assertThat(vendor.delivery(id, Notification.Kind.EXPIRED)).isEmpty();
    }

    private JsonNode kind(String id, Notification.Kind kind) throws Exception {
        return body(vendor.delivery(id, kind).orElseThrow());
    }

    @Test
    void every_type_of_the_vendor_can_be_delivered_also_after_the_applicant_is_deleted() throws Exception {
        String id = finished("case-1", Ending.APPROVED);
        vendor.delete(id);

        List<String> types = new ArrayList<>(SumsubWords.WEBHOOK_TYPES);
        types.addAll(SumsubWords.ACTION_WEBHOOK_TYPES);
        types.addAll(SumsubWords.OTHER_WEBHOOK_TYPES);
        for (String type : types) {
            JsonNode body = body(vendor.delivery(id, type));
            assertThat(body.get("type").asText()).isEqualTo(type);
            assertThat(body.get("applicantId").asText()).isEqualTo(id);
        }
        assertThat(types).doesNotHaveDuplicates().contains("applicantDeleted", "applicantPersonalDataDeleted");
    }

    private String finished(String user, Ending ending) throws Exception {
        vendor.finish(newLink(user), ending);
        return byUser(user).get("id").asText();
    }

    private static JsonNode body(WebhookDelivery delivery) throws Exception {
        assertThat(delivery.headers()).containsEntry("Content-Type", List.of("application/json"));
        return JSON.readTree(delivery.body());
    }
}
