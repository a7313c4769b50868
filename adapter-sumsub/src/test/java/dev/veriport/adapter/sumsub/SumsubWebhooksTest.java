package dev.veriport.adapter.sumsub;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.sumsub.FakeSumsubServer;
import dev.veriport.fake.sumsub.ReviewOutcome;
import dev.veriport.fake.sumsub.SumsubWords;
import dev.veriport.fake.sumsub.WebhookAlgorithm;
import dev.veriport.http.WebhookSignature;
import dev.veriport.model.AttemptId;
import dev.veriport.model.Decision;
import dev.veriport.model.Environment;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VerificationSession;
import dev.veriport.model.VerificationState;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookEndpoint;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks, signed over the raw body with the algorithm of the setting. */
final class SumsubWebhooksTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final AttemptId ATTEMPT = AttemptId.random();

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final AtSumsub sumsub =
            AtSumsub.open(FakeSumsubServer.builder().clock(time::get).start(), Map.of(), with -> with.clock(time::get));

    @AfterEach
    void close() {
        sumsub.close();
    }

    private static InboundNotification inbound(WebhookDelivery delivery) {
        return new InboundNotification(new ProviderId("sumsub"), delivery.headers(), delivery.body(), Secret.of(""));
    }

    private Notification receive(WebhookDelivery delivery) {
        return sumsub.identity().receive(inbound(delivery));
    }

    private String approved(VerificationSession session) {
        URI unused = sumsub.server().finish(pageOf(session), ReviewOutcome.green());
        return sumsub.server().applicantIds().get(0);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("each type of webhook about an applicant has a kind, and the verification's id:")
    @CsvSource({
        "applicantCreated, STARTED",
        "applicantPending, SUBMITTED",
        "applicantPrechecked, SUBMITTED",
        "applicantAwaitingService, SUBMITTED",
        "applicantReviewed, COMPLETED",
        "applicantOnHold, COMPLETED",
        "applicantWorkflowCompleted, COMPLETED",
        "applicantReset, DECISION_CHANGED",
        "applicantLevelChanged, DECISION_CHANGED",
        "applicantDeleted, ERASED",
        "applicantPersonalDataDeleted, ERASED",
        "applicantAwaitingUser, UNKNOWN",
        "applicantActivated, UNKNOWN",
        "applicantDeactivated, UNKNOWN",
        "applicantTagsChanged, UNKNOWN",
        "applicantPersonalInfoChanged, UNKNOWN",
        "applicantSomethingNew, UNKNOWN",
        "videoIdentStatusChanged, UNKNOWN",
        "videoIdentCompositionCompleted, UNKNOWN"
    })
    void kinds(String type, Kind kind) {
        VerificationSession session = sumsub.start();
        String applicant = approved(session);

        Notification notification = receive(sumsub.server().delivery(applicant, type));

        assertThat(notification.kind()).isEqualTo(kind);
        assertThat(notification.id().toOptional().orElseThrow().value())
                .isEqualTo(applicant + ":" + session.attempt().orElseThrow());
        assertThat(notification.environment().toOptional()).contains(Environment.SANDBOX);
        assertThat(notification.occurredAt().toOptional()).contains(NOW);
        assertThat(notification.authenticated()).isTrue();
    }

    @Test
    @DisplayName("actions, transactions and other products are ignored, and so is an applicant that we did not create")
    void ignored() {
        String applicant = approved(sumsub.start());
        List<String> others = new ArrayList<>(SumsubWords.OTHER_WEBHOOK_TYPES);
        others.addAll(List.of("applicantActionReviewed", "applicantActionPending", "applicantActionOnHold"));
        others.add("applicantActionLevelChanged");

        assertThat(others)
                .hasSize(11)
                .allSatisfy(type -> assertThat(receive(sumsub.server().delivery(applicant, type))
                                .kind())
                        .as(type)
                        .isEqualTo(Kind.IGNORED));
        String foreign = "{\"applicantId\":\"5b59\",\"externalUserId\":\"customer-7\",\"type\":\"applicantReviewed\"}";
        assertThat(receive(sumsub.server().signed(foreign.getBytes(UTF_8))).kind())
                .isEqualTo(Kind.IGNORED);
    }

    @Test
    @DisplayName("a webhook about an applicant that was erased or hidden approves nobody")
    void hidden() {
        String applicant = approved(sumsub.start());

        assertThat(List.of("applicantDeleted", "applicantPersonalDataDeleted", "applicantDeactivated"))
                .allSatisfy(type -> assertThat(receive(sumsub.server().delivery(applicant, type))
                                .decision())
                        .isEqualTo(Decision.PENDING));
    }

    @Test
    @DisplayName("a repeated webhook has the same key, and the next one of the same type another")
    void keys() {
        String applicant = approved(sumsub.start());
        WebhookDelivery first = sumsub.server().delivery(applicant);
        time.set(NOW.plusSeconds(90));
        WebhookDelivery repeated = sumsub.server().delivery(applicant);
        sumsub.server().decide(applicant, ReviewOutcome.red("FINAL", "SANCTIONS"));
        WebhookDelivery next = sumsub.server().delivery(applicant);

        assertThat(receive(repeated).deduplicationKey())
                .isEqualTo(receive(first).deduplicationKey());
        assertThat(receive(next).deduplicationKey()).isNotEqualTo(receive(first).deduplicationKey());
    }

    @Test
    @DisplayName("without createdAtMs the same body has the same key, and another one another")
    void keysWithoutTime() {
        assertThat(key(undated("GREEN"))).isEqualTo(key(undated("GREEN"))).isNotEqualTo(key(undated("RED")));
    }

    private static String undated(String answer) {
        return "{\"applicantId\":\"5b59\",\"externalUserId\":\"case~1~" + ATTEMPT + "\",\"type\":\"applicantReviewed\","
                + "\"reviewStatus\":\"completed\",\"reviewResult\":{\"reviewAnswer\":\"" + answer + "\"}}";
    }

    private String key(String body) {
        return receive(sumsub.server().signed(body.getBytes(UTF_8))).deduplicationKey();
    }

    @Test
    @DisplayName("a webhook about our user that does not name the applicant is malformed")
    void noApplicant() {
        String body = undated("GREEN").replace("\"applicantId\":\"5b59\",", "");

        assertThatFailureOf(() -> receive(sumsub.server().signed(body.getBytes(UTF_8))))
                .hasCode(ErrorCode.MALFORMED_RESPONSE)
                .hasMessageContaining("applicantId");
    }

    @Test
    @DisplayName(
            "a GREEN that a later webhook turns RED is read again, and changes the state from APPROVED to DECLINED")
    void changed() {
        List<Delivery> handled = new ArrayList<>();
        WebhookEndpoint endpoint = new WebhookEndpoint(sumsub.identity(), handled::add, Clock.systemUTC());
        String applicant = approved(sumsub.start());
        WebhookDelivery green = sumsub.server().delivery(applicant);
        assertThat(endpoint.deliver(inbound(green)).status()).isEqualTo(200);
        time.set(NOW.plusSeconds(3600));
        sumsub.server().decide(applicant, ReviewOutcome.red("FINAL", "SANCTIONS"));
        int before = sumsub.server().callCount();

        assertThat(endpoint.deliver(inbound(sumsub.server().delivery(applicant)))
                        .status())
                .isEqualTo(200);

        List<String> lines = sumsub.lines();
        assertThat(lines.subList(before, lines.size())).contains("GET /resources/applicants/" + applicant + "/one");
        VerificationState state =
                VerificationState.initial().after(handled.get(0).result().orElseThrow(), NOW);
        assertThat(state.decision()).isEqualTo(Decision.APPROVED);
        VerificationState later = state.after(handled.get(1).result().orElseThrow(), NOW.plusSeconds(3600));
        assertThat(later.decision()).isEqualTo(Decision.DECLINED);
        assertThat(handled.get(1).notification().decision()).isEqualTo(Decision.DECLINED);
        assertThat(later.after(handled.get(0).result().orElseThrow(), NOW)).isEqualTo(later);
    }

    @ParameterizedTest
    @DisplayName("a webhook has the signature that the vendor's formula makes")
    @CsvSource({
        "SHA1, 4c0722f671a579ceb802454531bfea16bdccb575",
        "SHA256, 2127b6e39a7b3f1d9d3f0429c1fe01ec2ddfdb579eb0af032a1caa0b444ec439",
        "SHA512, c20150e9506c0386e6ae22eac9224713694968eb1169c61913c4f78cd25eee534a81b38955f5210ff075ad07d60c60d64be12"
                + "dea8c119cd16a0e51235466d2d2"
    })
    void vectors(SumsubSettings.Algorithm algorithm, String signature) {
        byte[] body = ("{\"applicantId\":\"5b594ade0a975a36c9349e66\",\"type\":\"applicantReviewed\","
                        + "\"reviewStatus\":\"completed\"}")
                .getBytes(UTF_8);
        WebhookSignature form =
                switch (algorithm) {
                    case SHA1 -> WebhookSignature.hmacSha1();
                    case SHA256 -> WebhookSignature.hmacSha256();
                    case SHA512 -> WebhookSignature.hmacSha512();
                };

        assertThat(form.matches(signature, body, List.of(Secret.of("SUMSUB_TEST_SECRET"))))
                .isTrue();
        assertThat(algorithm.word())
                .isEqualTo(WebhookAlgorithm.valueOf(algorithm.name()).header());
    }

    @Test
    @DisplayName("the setting chooses the algorithm, never the header: a right signature with another one is refused")
    void pinned() {
        String applicant = approved(sumsub.start());
        byte[] body = sumsub.server().delivery(applicant).body();
        WebhookDelivery legacy = sumsub.server().signed(body, WebhookAlgorithm.SHA1);

        assertThatFailureOf(() -> receive(legacy))
                .hasCode(ErrorCode.AUTHENTICATION)
                .hasMessageContaining("veriport.sumsub.webhook-algorithm");
        Map<String, List<String>> silent = new HashMap<>(legacy.headers());
        silent.remove("x-payload-digest-alg");
        assertThatFailureOf(() -> receive(new WebhookDelivery(silent, body)))
                .hasCode(ErrorCode.AUTHENTICATION)
                .hasMessageContaining("veriport.sumsub.webhook-secrets");
        Map<String, List<String>> pretending = new HashMap<>(legacy.headers());
        pretending.put("x-payload-digest-alg", List.of("HMAC_SHA256_HEX"));
        assertThatFailureOf(() -> receive(new WebhookDelivery(pretending, body)))
                .hasCode(ErrorCode.AUTHENTICATION);
    }

    @ParameterizedTest
    @DisplayName("each algorithm is accepted where the setting names it")
    @CsvSource({"SHA1", "SHA256", "SHA512"})
    void byTheSetting(WebhookAlgorithm algorithm) {
        try (AtSumsub other = AtSumsub.open(
                FakeSumsubServer.builder().webhookAlgorithm(algorithm).start(), Map.of(), with -> with)) {
            VerificationSession session = other.start();
            URI unused = other.server().finish(pageOf(session), ReviewOutcome.green());
            String applicant = other.server().applicantIds().get(0);

            assertThat(other.identity()
                            .receive(inbound(other.server().delivery(applicant)))
                            .decision())
                    .isEqualTo(Decision.APPROVED);
        }
    }

    @Test
    @DisplayName("a webhook of the other environment is ignored; one without a type is malformed")
    void environments() {
        String applicant = approved(sumsub.start());

        assertThat(receive(sumsub.server().delivery(applicant, Kind.IGNORED).orElseThrow())
                        .kind())
                .isEqualTo(Kind.IGNORED);
        assertThatFailureOf(() -> receive(sumsub.server().signed("{\"applicantId\":\"5b59\"}".getBytes(UTF_8))))
                .hasCode(ErrorCode.MALFORMED_RESPONSE);
    }
}
