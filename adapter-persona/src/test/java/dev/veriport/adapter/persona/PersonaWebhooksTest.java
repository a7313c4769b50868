package dev.veriport.adapter.persona;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.persona.FakePersonaServer;
import dev.veriport.fake.persona.PersonaWords;
import dev.veriport.model.Decision;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.WebhookDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events, signed over their time and the raw body, with one pair or two. */
final class PersonaWebhooksTest {
    private static final String FIRST = "wbhsec_not-a-secret-one";
    private static final String SECOND = "wbhsec_not-a-secret-two";
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private static final String REDACTED = "\"redacted-at\":\"2026-11-26T10:00:00.000Z\"";
    private static final String OURS = "\"tags\":[\"veriport-attempt-0123456789abcdef\"]";

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final AtPersona persona = AtPersona.open(
            FakePersonaServer.builder().webhookSecret(FIRST).clock(time::get).start(),
            Map.of("persona.webhook-secrets", SECOND),
            with -> with.clock(time::get));

    @AfterEach
    void close() {
        persona.close();
    }

    private Notification receive(AtPersona at, WebhookDelivery delivery) {
        return at.identity()
                .receive(new InboundNotification(
                        new ProviderId("persona"), delivery.headers(), delivery.body(), Secret.of("")));
    }

    private Notification receive(WebhookDelivery delivery) {
        return receive(persona, delivery);
    }

    private static String signature(WebhookDelivery delivery) {
        return delivery.headers().get("Persona-Signature").get(0);
    }

    @Test
    @DisplayName("L11 while a secret is rotated there are two pairs, and the second one counts as well")
    void twoPairs() {
        VerificationSession session = persona.start();
        WebhookDelivery before = persona.server().event(AtPersona.id(session), "inquiry.created");
        assertThatFailureOf(() -> receive(before))
                .hasCode(ErrorCode.AUTHENTICATION)
                .hasMessageContaining("veriport.persona.webhook-secrets");

        persona.server().addWebhookSecret(SECOND);
        WebhookDelivery rotated = persona.server().event(AtPersona.id(session), "inquiry.created");

        assertThat(signature(rotated)).matches("t=[0-9]+,v1=[0-9a-f]{64} t=[0-9]+,v1=[0-9a-f]{64}");
        assertThat(receive(rotated).kind()).isEqualTo(Kind.STARTED);
        assertThat(receive(rotated).authenticated()).isTrue();
    }

    @Test
    @DisplayName("L11 an event that is older than the tolerance, and one whose body was changed, are refused")
    void oldOrChanged() {
        persona.server().addWebhookSecret(SECOND);
        VerificationSession session = persona.start();
        WebhookDelivery event = persona.server().event(AtPersona.id(session), "inquiry.created");
        byte[] changed = (new String(event.body(), UTF_8) + "\n").getBytes(UTF_8);

        assertThatFailureOf(() -> receive(new WebhookDelivery(event.headers(), changed)))
                .hasCode(ErrorCode.AUTHENTICATION);
        time.set(NOW.plus(Duration.ofMinutes(6)));
        assertThatFailureOf(() -> receive(event))
                .hasCode(ErrorCode.AUTHENTICATION)
                .hasMessageContaining("veriport.persona.webhook-tolerance");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("each event of an inquiry has a kind, and its own id as the key:")
    @CsvSource({
        "inquiry.created, STARTED",
        "inquiry.started, STARTED",
        "inquiry.completed, COMPLETED",
        "inquiry.failed, COMPLETED",
        "inquiry.marked-for-review, COMPLETED",
        "inquiry.approved, COMPLETED",
        "inquiry.declined, COMPLETED",
        "inquiry.expired, EXPIRED",
        "inquiry.redacted, ERASED",
        "inquiry.transitioned, UNKNOWN",
        "inquiry.reusable-persona-created, UNKNOWN",
        "inquiry.reusable-persona-used, UNKNOWN",
        "inquiry.updated-tags, UNKNOWN"
    })
    void kinds(String event, Kind kind) {
        persona.server().addWebhookSecret(SECOND);
        VerificationSession session = persona.start();

        Notification notification = receive(persona.server().event(AtPersona.id(session), event));

        assertThat(PersonaWords.INQUIRY_EVENTS).hasSize(13).contains(event);
        assertThat(notification.kind()).isEqualTo(kind);
        assertThat(notification.id().toOptional().orElseThrow().value()).isEqualTo(AtPersona.id(session));
        assertThat(notification.deduplicationKey()).startsWith("evt_");
        assertThat(notification.occurredAt().toOptional()).contains(NOW);
    }

    @Test
    @DisplayName("a completed inquiry that somebody still decides is SUBMITTED, where the setting says so")
    void submitted() {
        try (AtPersona pending = AtPersona.open(
                FakePersonaServer.builder().webhookSecret(FIRST).decides(false).start(),
                Map.of("persona.completed-means", "pending"))) {
            VerificationSession session = pending.start();
            pending.server().finish(pageOf(session), "completed");

            Notification notification =
                    receive(pending, pending.server().event(AtPersona.id(session), "inquiry.completed"));
            assertThat(notification.kind()).isEqualTo(Kind.SUBMITTED);
            assertThat(notification.decision()).isEqualTo(Decision.PENDING);
        }
    }

    @Test
    @DisplayName("L11 an event of a verification, of an account and of another application's inquiry is IGNORED")
    void notOurs() {
        persona.server().addWebhookSecret(SECOND);
        VerificationSession session = persona.start();
        String id = AtPersona.id(session);
        persona.server().finish(pageOf(session), "approved");

        assertThat(receive(persona.server().event(id, "verification.passed")).kind())
                .isEqualTo(Kind.IGNORED);
        assertThat(receive(persona.server().delivery(id, Kind.IGNORED).orElseThrow())
                        .kind())
                .isEqualTo(Kind.IGNORED);
        persona.server().alter(id, "/attributes/tags", "[\"vip\"]");
        assertThat(receive(persona.server().event(id, "inquiry.approved")).kind())
                .isEqualTo(Kind.IGNORED);
    }

    @Test
    @DisplayName("an event without an id, and one of an inquiry without an id, cannot be read")
    void withoutIds() {
        persona.server().addWebhookSecret(SECOND);
        String inquiry = "{\"data\":{\"type\":\"inquiry\",\"attributes\":{\"status\":\"approved\","
                + "\"tags\":[\"veriport-attempt-0123456789abcdef\"]}}}";
        for (String event : List.of(
                "{\"data\":{\"attributes\":{\"name\":\"inquiry.approved\",\"payload\":" + inquiry + "}}}",
                "{\"data\":{\"id\":\"evt_1\",\"attributes\":{\"name\":\"inquiry.approved\",\"payload\":" + inquiry
                        + "}}}",
                "[]",
                "{")) {
            assertThatFailureOf(() -> receive(persona.server().signed(event.getBytes(UTF_8))))
                    .hasCode(ErrorCode.MALFORMED_RESPONSE);
        }
    }

    @Test
    @DisplayName("an event of an erased inquiry is ERASED and approves nobody, whatever status is left of the inquiry")
    void redacted() {
        persona.server().addWebhookSecret(SECOND);

        for (String more : List.of(REDACTED, OURS, REDACTED + "," + OURS)) {
            Notification notification = redacted("redacted", more);
            assertThat(notification.kind()).isEqualTo(Kind.ERASED);
            assertThat(notification.decision()).isEqualTo(Decision.PENDING);
        }
        assertThat(redacted("approved", REDACTED + "," + OURS).decision()).isEqualTo(Decision.PENDING);
    }

    @Test
    @DisplayName("only the redaction of an inquiry without our tag can be ours: any other event of it is IGNORED")
    void redactedOfAnother() {
        persona.server().addWebhookSecret(SECOND);

        for (String event : List.of("approved", "completed", "updated-tags")) {
            assertThat(redacted(event, REDACTED).kind()).isEqualTo(Kind.IGNORED);
        }
        assertThat(redacted("redacted", "\"redacted-at\":null").kind()).isEqualTo(Kind.IGNORED);
    }

    /** What an event of an approved inquiry says. */
    private Notification redacted(String event, String more) {
        String inquiry = "{\"data\":{\"type\":\"inquiry\",\"id\":\"inq_1\",\"attributes\":{\"status\":\"approved\","
                + more + "}}}";
        return receive(persona.server()
                .signed(("{\"data\":{\"type\":\"event\",\"id\":\"evt_1\",\"attributes\":{\"name\":\"inquiry." + event
                                + "\",\"payload\":" + inquiry + "}}}")
                        .getBytes(UTF_8)));
    }
}
