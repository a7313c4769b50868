package dev.veriport.adapter.authenteq;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.authenteq.VerificationResultJson;
import dev.veriport.fake.authenteq.WebhookSignature;
import dev.veriport.model.Decision;
import dev.veriport.model.Evidence;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationState;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.webhook.WebhookEndpoint;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthenteqWebhooksTest {
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private AtAuthenteq app = AtAuthenteq.open();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    @DisplayName("a delivery carries the whole result, its images as parts, and no reference of ours")
    void carries_the_result() throws IOException {
        VerificationResult completed = app.verified();
        Notification notification = app.identity().receive(delivery(completed));
        VerificationResult told = notification.result().toOptional().orElseThrow();

        assertThat(notification.authenticated()).isTrue();
        assertThat(told).isApproved();
        assertThat(told.reference().isGiven()).isFalse();
        assertThat(told.person().fullName()).isEqualTo(completed.person().fullName());
        assertThat(told.evidence())
                .extracting(Evidence::kind)
                .contains(Evidence.Kind.LIVENESS_FACE, Evidence.Kind.DOCUMENT_FRONT, Evidence.Kind.OTHER);
        Evidence face = told.evidence().stream()
                .filter(image -> image.kind() == Evidence.Kind.LIVENESS_FACE)
                .findFirst()
                .orElseThrow();
        assertThat(face.open().readAllBytes()).isEqualTo(SampleFiles.jpeg("liveness"));
        assertThat(face.sha256().isGiven()).isTrue();
        assertThat(told.explain().toString()).contains("/status = PASSED", "from livenessFaceImage");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("one construction of the signature is taken, the one that is set, and no other")
    void constructions(WebhookSignature signs) {
        for (WebhookSignature expects : WebhookSignature.values()) {
            app.close();
            app = AtAuthenteq.open(
                    FakeAuthenteqServer.builder().signature(signs).start(),
                    Map.of(
                            "veriport.authenteq.webhook-signature",
                            expects.name().toLowerCase(Locale.ROOT).replace('_', '-')));
            InboundNotification delivery = delivery(app.verified());

            if (signs == expects) {
                assertThat(app.identity().receive(delivery).authenticated()).isTrue();
            } else {
                assertThatFailureOf(() -> app.identity().receive(delivery))
                        .hasCode(ErrorCode.AUTHENTICATION)
                        .hasMessageContainingAll("webhook-signature");
            }
        }
    }

    @Test
    @DisplayName(
            "another client's delivery, a missing or a doubled signature are refused; its letters' case does not matter")
    void refused() {
        WebhookDelivery sound = app.server().delivery(idOf(app.verified()).value());
        String signature = sound.headers().get("X-SIGNATURE").get(0);
        Map<String, List<String>> doubled = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        doubled.putAll(sound.headers());
        doubled.put("X-SIGNATURE", List.of("forged", signature));

        for (WebhookDelivery forged : List.of(
                sound.withHeader("X-CLIENT-ID", "another"),
                sound.withHeader("X-SIGNATURE", ""),
                sound.withHeader("X-SIGNATURE", signature.substring(1)),
                new WebhookDelivery(doubled, sound.body()),
                sound.withBody(Arrays.copyOf(sound.body(), sound.body().length - 1)))) {
            assertThatFailureOf(() -> app.identity().receive(AtAuthenteq.inbound(forged)))
                    .hasCode(ErrorCode.AUTHENTICATION);
        }
        InboundNotification shouted =
                AtAuthenteq.inbound(sound.withHeader("X-SIGNATURE", signature.toUpperCase(Locale.ROOT)));
        assertThat(app.identity().receive(shouted).authenticated()).isTrue();
    }

    @Test
    @DisplayName("L11 while the client secret is replaced, a delivery that the old or the new one signed is accepted")
    void rotation() {
        InboundNotification delivery = delivery(app.verified());
        String signing = app.server().settings().get("client-secret");

        try (AtAuthenteq replaced = app.another(Map.of(
                "veriport.authenteq.client-secret",
                "the-new-one",
                "veriport.authenteq.webhook-secrets",
                "the-oldest-one," + signing))) {
            assertThat(replaced.identity().receive(delivery).authenticated()).isTrue();
        }
        try (AtAuthenteq current = app.another(Map.of("veriport.authenteq.webhook-secrets", "the-oldest-one"))) {
            assertThat(current.identity().receive(delivery).authenticated()).isTrue();
        }
        try (AtAuthenteq another = app.another(Map.of(
                "veriport.authenteq.client-secret", "the-new-one",
                "veriport.authenteq.webhook-secrets", "the-oldest-one"))) {
            assertThatFailureOf(() -> another.identity().receive(delivery)).hasCode(ErrorCode.AUTHENTICATION);
        }
    }

    @Test
    @DisplayName("a signed delivery is nothing else when it is sent with another boundary")
    void another_boundary() {
        String forged = "--evil\r\nContent-Disposition: form-data; name=\"result\"\r\n\r\n"
                + "{\"id\":\"forged\",\"status\":\"PASSED\"}\r\n--evil--\r\n";
        WebhookDelivery signed = app.server()
                .signed(("--webhook-boundary\r\nContent-Disposition: form-data; name=\"result\"\r\n\r\n"
                                + "{\"id\":\"real\",\"status\":\"FAILED\"}\r\n--webhook-boundary\r\n"
                                + "Content-Disposition: form-data; name=\"faceImage\"\r\n\r\n\r\n" + forged
                                + "\r\n--webhook-boundary--\r\n")
                        .getBytes(UTF_8));

        assertThat(app.identity().receive(AtAuthenteq.inbound(signed)).decision())
                .isEqualTo(Decision.DECLINED);
        assertThatFailureOf(() -> app.identity()
                        .receive(AtAuthenteq.inbound(
                                signed.withHeader("Content-Type", "multipart/form-data; boundary=evil"))))
                .hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("what is signed and cannot be read is told, and changes nothing")
    void unreadable() {
        for (String body : List.of(
                "",
                "no parts",
                "--webhook-boundary\r\nContent-Disposition: form-data; name=\"result\"\r\n\r\n{\"id\":\"v-1\"}",
                "--webhook-boundary\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n{}\r\n--webhook-boundary--\r\n",
                "--webhook-boundary\r\nContent-Disposition: form-data; name=\"result\"\r\n\r\n{]\r\n--webhook-boundary--\r\n",
                "--webhook-boundary\r\nContent-Disposition: form-data; name=\"result\"\r\n\r\n{}\r\n--webhook-boundary--\r\n")) {
            InboundNotification signed = AtAuthenteq.inbound(app.server().signed(body.getBytes(UTF_8)));
            assertThatFailureOf(() -> app.identity().receive(signed)).as(body).hasCode(ErrorCode.MALFORMED_RESPONSE);
        }
    }

    @Test
    @DisplayName("a result without a status is nobody's approval")
    void without_a_status() {
        app.server()
                .addVerification(
                        VerificationResultJson.passport().id("no-status").status(null));

        Notification notification =
                app.identity().receive(AtAuthenteq.inbound(app.server().delivery("no-status")));

        assertThat(notification.decision()).isEqualTo(Decision.INDETERMINATE);
    }

    @Test
    @DisplayName("a forged, replayed, reordered or cut delivery changes no state")
    void changes_no_state() {
        VerificationResult completed = app.verified();
        WebhookDelivery sound = app.server().delivery(idOf(completed).value());
        Notification told = app.identity().receive(AtAuthenteq.inbound(sound));
        VerificationState state = VerificationState.initial().after(completed, LATER);

        assertThat(state.after(told, LATER)).isEqualTo(state);
        assertThat(VerificationState.initial()
                        .after(told, LATER)
                        .after(told, LATER)
                        .decision())
                .isEqualTo(Decision.APPROVED);
        VerificationResult exported = app.identity().find(told.id().toOptional().orElseThrow());
        assertThat(VerificationState.initial()
                        .after(exported, LATER)
                        .after(told, LATER)
                        .decision())
                .isEqualTo(Decision.APPROVED);
        assertThat(state.after(exported, LATER)).isEqualTo(state);
    }

    @Test
    @DisplayName("an endpoint answers exactly 200, and the same event again is known by its key")
    void endpoint() {
        List<String> keys = new ArrayList<>();
        WebhookEndpoint endpoint = new WebhookEndpoint(
                app.identity(), delivery -> keys.add(delivery.notification().deduplicationKey()), Clock.systemUTC());
        InboundNotification delivery = delivery(app.verified());
        int before = app.server().requests();

        assertThat(endpoint.deliver(delivery).status()).isEqualTo(200);
        assertThat(endpoint.deliver(delivery).status()).isEqualTo(200);
        assertThat(keys).hasSize(2).containsOnly(keys.get(0));
        assertThat(app.server().requests())
                .as("it carries the result: nobody is asked")
                .isEqualTo(before);
    }

    private InboundNotification delivery(VerificationResult completed) {
        return AtAuthenteq.inbound(app.server().delivery(idOf(completed).value()));
    }
}
