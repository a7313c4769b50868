package dev.veriport.adapter.onfido;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.onfido.FakeOnfidoServer;
import dev.veriport.http.Hmac;
import dev.veriport.model.Decision;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Webhooks: the vendor's own published vectors (onfido/onfido-java, WebhookEventVerifierTest, MIT), and bodies of its form. */
final class OnfidoWebhooksTest {
    private static final String PUBLISHED_TOKEN = "wU99mE6jJ7nXOLFwZ0tJymM1lpI15pZh";
    private static final String PUBLISHED = "{\"payload\":{\"resource_type\":\"check\",\"action\":\"check.completed\","
            + "\"object\":{\"id\":\"f2302f45-227d-413d-ad61-09ec077a086a\",\"status\":\"complete\","
            + "\"completed_at_iso8601\":\"2024-04-04T09:21:21Z\","
            + "\"href\":\"https://api.onfido.com/v3.6/checks/f2302f45-227d-413d-ad61-09ec077a086a\"}}}";
    private static final String PUBLISHED_CUT = "{\"payload\":{\"resource_type\":\"check\"}";

    private final AtOnfido onfido = AtOnfido.open(
            FakeOnfidoServer.start(), Map.of("veriport.onfido.webhook-secrets", "older-secret," + PUBLISHED_TOKEN));

    @AfterEach
    void close() {
        onfido.close();
    }

    private Notification receive(String body, String signature) {
        return onfido.identity()
                .receive(new InboundNotification(
                        new ProviderId("onfido"),
                        Map.of("X-SHA2-Signature", List.of(signature)),
                        body.getBytes(UTF_8),
                        Secret.of("")));
    }

    private Notification receive(String body) {
        return receive(body, Hmac.SHA_256.hex(Secret.of(PUBLISHED_TOKEN), body.getBytes(UTF_8)));
    }

    private static String run(String status, String resource) {
        return "{\"payload\":{\"resource_type\":\"workflow_run\",\"action\":\"workflow_run.completed\",\"object\":"
                + "{\"id\":\"run-1\",\"status\":\"" + status + "\",\"completed_at_iso8601\":\"2026-11-26T10:00:00Z\"}"
                + resource + "}}";
    }

    @Test
    @DisplayName("the published signature of the published body is accepted; a check is no verification of ours")
    void published() {
        Notification notification =
                receive(PUBLISHED, "77ebc3e418f26be6eebb47f7ebe551321de26734fc273961e075fc9ab163d9c7");

        assertThat(notification.kind()).isEqualTo(Kind.IGNORED);
        assertThat(notification.deduplicationKey()).isNotBlank();
    }

    @Test
    @DisplayName("the published body that is cut has a right signature and cannot be read")
    void publishedCut() {
        assertThatFailureOf(() ->
                        receive(PUBLISHED_CUT, "f9f913a02e5c7e96cf43d46a6d1b0cf93237fa72e93ef25c365eae29b7945453"))
                .hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("a body that a proxy parsed and wrote again is refused, and the failure says so")
    void reserialized() {
        String spaced = PUBLISHED.replace("\":", "\": ");

        assertThatFailureOf(() -> receive(spaced, "77ebc3e418f26be6eebb47f7ebe551321de26734fc273961e075fc9ab163d9c7"))
                .hasCode(ErrorCode.AUTHENTICATION)
                .hasMessageContaining("veriport.onfido.webhook-secrets")
                .hasMessageContaining("the body was changed before Veriport got it");
    }

    @Test
    @DisplayName("a run that has ended names its verification and its decision; an abandoned one has expired")
    void runs() {
        Notification approved = receive(run("approved", ""));

        assertThat(approved.kind()).isEqualTo(Kind.COMPLETED);
        assertThat(approved.decision()).isEqualTo(Decision.APPROVED);
        assertThat(approved.authenticated()).isTrue();
        assertThat(approved.id().toOptional().orElseThrow()).hasToString("onfido:run-1");
        assertThat(approved.occurredAt().toOptional()).contains(Instant.parse("2026-11-26T10:00:00Z"));
        assertThat(receive(run("abandoned", "")).kind()).isEqualTo(Kind.EXPIRED);
        assertThat(receive(run("splendid", "")).decision()).isEqualTo(Decision.INDETERMINATE);
    }

    @Test
    @DisplayName("the key is the same for a repeated delivery, and another one for another event")
    void key() {
        String key = receive(run("approved", "")).deduplicationKey();

        assertThat(receive(run("approved", "")).deduplicationKey()).isEqualTo(key);
        assertThat(receive(run("approved", "").replace("run-1", "run-2")).deduplicationKey())
                .isNotEqualTo(key);
        assertThat(receive(run("declined", "")).deduplicationKey()).isNotEqualTo(key);
        assertThat(receive(run("approved", "").replace("10:00:00Z", "10:00:01Z"))
                        .deduplicationKey())
                .isNotEqualTo(key);
    }

    @Test
    @DisplayName("a run with tags and without ours belongs to another application")
    void anotherApplication() {
        assertThat(receive(run("approved", ",\"resource\":{\"tags\":[\"theirs\"]}"))
                        .kind())
                .isEqualTo(Kind.IGNORED);
        assertThat(receive(run("approved", ",\"resource\":{\"tags\":[]}")).kind())
                .isEqualTo(Kind.IGNORED);
        assertThat(receive(run("approved", ",\"resource\":{\"tags\":[\"a\",\"veriport\"]}"))
                        .kind())
                .isEqualTo(Kind.COMPLETED);
    }

    @Test
    @DisplayName("L11 a run without any tag is not ours; a delivery that does not say the tags is taken as ours")
    void unknownTags() {
        assertThat(receive(run("approved", ",\"resource\":{\"tags\":null}")).kind())
                .isEqualTo(Kind.IGNORED);
        assertThat(receive(run("approved", ",\"resource\":{}")).kind()).isEqualTo(Kind.COMPLETED);
    }

    @Test
    @DisplayName("a delivery without a time of completion says no time of the event")
    void withoutTime() {
        String timeless = run("approved", "").replace(",\"completed_at_iso8601\":\"2026-11-26T10:00:00Z\"", "");

        assertThat(receive(timeless).kind()).isEqualTo(Kind.COMPLETED);
        assertThat(receive(timeless).occurredAt().isGiven()).isFalse();
    }

    @Test
    @DisplayName("L11 an event of a task is ignored, because it has no tags: its run may be another application's")
    void tasks() {
        String run = idOf(onfido.ended("approved")).value();
        byte[] started =
                onfido.server().taskDelivery(run, "document_check", "started").body();

        assertThat(receive(new String(started, UTF_8)).kind()).isEqualTo(Kind.IGNORED);
    }

    @Test
    @DisplayName("an application with a tag of its own takes the runs with it, and none of the default tag")
    void ownTag() {
        Map<String, String> own =
                Map.of("veriport.onfido.webhook-secrets", PUBLISHED_TOKEN, "veriport.onfido.run-tag", "shop");
        try (AtOnfido shop = AtOnfido.open(FakeOnfidoServer.start(), own)) {
            shop.start();

            assertThat(shop.server().calls().get(1).bodyText()).contains("\"tags\":[\"shop\",");
            for (String tag : List.of("shop", "veriport")) {
                byte[] body = run("approved", ",\"resource\":{\"tags\":[\"" + tag + "\"]}")
                        .getBytes(UTF_8);
                Notification received = shop.identity()
                        .receive(new InboundNotification(
                                new ProviderId("onfido"),
                                Map.of("X-SHA2-Signature", List.of(Hmac.SHA_256.hex(Secret.of(PUBLISHED_TOKEN), body))),
                                body,
                                Secret.of("")));
                assertThat(received.kind()).isEqualTo(tag.equals("shop") ? Kind.COMPLETED : Kind.IGNORED);
            }
        }
    }

    @Test
    @DisplayName("without a signature a delivery is refused")
    void unsigned() {
        assertThatFailureOf(() -> receive(PUBLISHED, "")).hasCode(ErrorCode.AUTHENTICATION);
    }
}
