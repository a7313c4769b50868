package dev.veriport.adapter.stripe;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.stripe.FakeStripeServer;
import dev.veriport.http.Hmac;
import dev.veriport.model.Decision;
import dev.veriport.model.Environment;
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

/** Events: a vector that the vendor's own library made, and events of the fake. */
final class StripeWebhooksTest {
    private static final String FIRST = "whsec_test_secret";
    private static final String SECOND = "whsec_the_next_secret";
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1234567890);
    private static final String VECTOR = "{\n  \"id\": \"evt_test_webhook\",\n  \"object\": \"event\"\n}";
    private static final String SIGNATURE = "45969f456b3331a0f76e237ed33423d5f758908f1f0432d30e7d45ba89bb9edd";

    private final AtomicReference<Instant> time = new AtomicReference<>(SIGNED_AT);
    private final AtStripe stripe = AtStripe.open(
            FakeStripeServer.builder().webhookSecret(FIRST).clock(time::get).start(),
            Map.of("stripe.webhook-secrets", FIRST + "," + SECOND),
            with -> with.clock(time::get));

    @AfterEach
    void close() {
        stripe.close();
    }

    private Notification receive(String header, String body) {
        return stripe.identity()
                .receive(new InboundNotification(
                        new ProviderId("stripe"),
                        Map.of("Stripe-Signature", List.of(header)),
                        body.getBytes(UTF_8),
                        Secret.of("")));
    }

    private Notification receive(WebhookDelivery delivery) {
        return stripe.identity()
                .receive(new InboundNotification(
                        new ProviderId("stripe"), delivery.headers(), delivery.body(), Secret.of("")));
    }

    private Notification signed(String body) {
        String signature = Hmac.SHA_256.hex(
                Secret.of(SECOND), (SIGNED_AT.getEpochSecond() + ".").getBytes(UTF_8), body.getBytes(UTF_8));
        return receive("t=" + SIGNED_AT.getEpochSecond() + ",v1=" + signature, body);
    }

    private static String event(String type, String more, String session) {
        return "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"identity.verification_session." + type
                + "\",\"livemode\":false" + more + ",\"data\":{\"object\":" + session + "}}";
    }

    private static String session(String status, String more) {
        return "{\"id\":\"vs_1\",\"object\":\"identity.verification_session\",\"status\":\"" + status
                + "\",\"last_error\":null,\"metadata\":{\"veriport_attempt\":\"a\"}" + more + "}";
    }

    @Test
    @DisplayName("the vector of the vendor's library is accepted in its time, behind a wrong signature too")
    void vector() {
        String header = "t=1234567890,v1=" + SIGNATURE;

        assertThat(receive(header, VECTOR).deduplicationKey()).isEqualTo("evt_test_webhook");
        assertThat(receive(header, VECTOR).kind()).isEqualTo(Kind.IGNORED);
        assertThat(receive("t=1234567890,v1=" + "0".repeat(64) + ",v1=" + SIGNATURE, VECTOR)
                        .kind())
                .isEqualTo(Kind.IGNORED);
        assertThatFailureOf(() -> receive("t=1234567890,v0=" + SIGNATURE, VECTOR))
                .hasCode(ErrorCode.AUTHENTICATION);
        assertThatFailureOf(() -> receive(header, VECTOR + "\n")).hasCode(ErrorCode.AUTHENTICATION);
    }

    @Test
    @DisplayName("L11 an event of a month ago is refused, though its signature is right")
    void monthOld() {
        VerificationSession session = stripe.start();
        WebhookDelivery event = stripe.server().event(AtStripe.id(session), "created");

        assertThat(receive(event).kind()).isEqualTo(Kind.STARTED);
        time.set(SIGNED_AT.plus(Duration.ofDays(30)));
        assertThatFailureOf(() -> receive(event))
                .hasCode(ErrorCode.AUTHENTICATION)
                .hasMessageContaining("veriport.stripe.webhook-tolerance");
    }

    @Test
    @DisplayName("L11 an event that is signed with the second secret is accepted, and with neither refused")
    void secondSecret() {
        assertThat(signed(event("verified", "", session("verified", ""))).kind())
                .isEqualTo(Kind.COMPLETED);

        VerificationSession session = stripe.start();
        stripe.server().addWebhookSecret(SECOND);
        stripe.server().removeWebhookSecret(FIRST);
        assertThat(receive(stripe.server().event(AtStripe.id(session), "created"))
                        .kind())
                .isEqualTo(Kind.STARTED);
        stripe.server().addWebhookSecret("whsec_another_secret");
        stripe.server().removeWebhookSecret(SECOND);
        assertThatFailureOf(() -> receive(stripe.server().event(AtStripe.id(session), "created")))
                .hasCode(ErrorCode.AUTHENTICATION)
                .hasMessageContaining("veriport.stripe.webhook-secrets");
    }

    @Test
    @DisplayName("L11 an event of a payment, of another application and of another account is IGNORED")
    void notOurs() {
        VerificationSession session = stripe.start();
        WebhookDelivery payment =
                stripe.server().delivery(AtStripe.id(session), Kind.IGNORED).orElseThrow();

        assertThat(receive(payment).kind()).isEqualTo(Kind.IGNORED);
        assertThat(receive(payment).deduplicationKey()).startsWith("evt_");
        assertThat(signed(event(
                                "verified",
                                "",
                                session("verified", "").replace("\"veriport_attempt\":\"a\"", "\"case\":\"4711\"")))
                        .kind())
                .isEqualTo(Kind.IGNORED);
        assertThat(signed(event("verified", ",\"account\":\"acct_2\"", session("verified", "")))
                        .kind())
                .isEqualTo(Kind.IGNORED);
    }

    @Test
    @DisplayName("an event of a connected account is that account's alone")
    void connectedAccount() {
        try (AtStripe platform = AtStripe.open(
                FakeStripeServer.builder().webhookSecret(FIRST).start(),
                Map.of("stripe.connected-account", FakeStripeServer.CONNECTED_ACCOUNT))) {
            VerificationSession session = platform.start();
            WebhookDelivery event = platform.server().event(AtStripe.id(session), "created");

            assertThat(platform.identity()
                            .receive(new InboundNotification(
                                    new ProviderId("stripe"), event.headers(), event.body(), Secret.of("")))
                            .kind())
                    .isEqualTo(Kind.STARTED);
        }
    }

    @Test
    @DisplayName("L19 an event of the other mode is IGNORED where the settings say which mode is ours")
    void otherMode() {
        try (AtStripe sandbox = AtStripe.open(FakeStripeServer.start(), Map.of("stripe.environment", "sandbox"))) {
            VerificationSession session = sandbox.start();
            ProviderId id = new ProviderId("stripe");
            WebhookDelivery ours = sandbox.server().event(AtStripe.id(session), "created");
            WebhookDelivery others = sandbox.server().eventOfAnotherMode(AtStripe.id(session));

            Notification received =
                    sandbox.identity().receive(new InboundNotification(id, ours.headers(), ours.body(), Secret.of("")));
            assertThat(received.environment().toOptional()).contains(Environment.SANDBOX);
            assertThat(sandbox.identity()
                            .receive(new InboundNotification(id, others.headers(), others.body(), Secret.of("")))
                            .kind())
                    .isEqualTo(Kind.IGNORED);
        }
    }

    @Test
    @DisplayName("each event has its kind, its verification and its decision; an unknown one is UNKNOWN")
    void kinds() {
        Notification failed = signed(event(
                "requires_input",
                "",
                session("requires_input", "")
                        .replace("\"last_error\":null", "\"last_error\":{\"code\":\"document_expired\"}")));

        assertThat(failed.kind()).isEqualTo(Kind.COMPLETED);
        assertThat(failed.decision()).isEqualTo(Decision.RESUBMIT);
        assertThat(failed.authenticated()).isTrue();
        assertThat(failed.id().toOptional().orElseThrow()).hasToString("stripe:vs_1");
        assertThat(signed(event("processing", "", session("processing", ""))).kind())
                .isEqualTo(Kind.SUBMITTED);
        assertThat(signed(event("canceled", "", session("canceled", ""))).kind())
                .isEqualTo(Kind.EXPIRED);
        assertThat(signed(event("invented", "", session("verified", ""))).kind())
                .isEqualTo(Kind.UNKNOWN);
        assertThat(signed(event("verified", "", session("splendid", ""))).decision())
                .isEqualTo(Decision.INDETERMINATE);
    }

    @Test
    @DisplayName("an event of a redacted session, which has no metadata any more, is ERASED")
    void redacted() {
        String erased = session("verified", ",\"redaction\":{\"status\":\"redacted\"}")
                .replace("\"veriport_attempt\":\"a\"", "");

        assertThat(signed(event("redacted", "", erased)).kind()).isEqualTo(Kind.ERASED);
    }

    @Test
    @DisplayName("an event of a session whose object is another one cannot be read")
    void anotherObject() {
        String report =
                session("verified", "").replace("identity.verification_session", "identity.verification_report");

        assertThatFailureOf(() -> signed(event("verified", "", report))).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("an event without its id, or about a session without one, cannot be read")
    void unreadable() {
        assertThatFailureOf(() -> signed("{\"type\":\"identity.verification_session.verified\"}"))
                .hasCode(ErrorCode.MALFORMED_RESPONSE);
        assertThatFailureOf(() ->
                        signed(event("verified", "", session("verified", "").replace("vs_1", ""))))
                .hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName(
            "an event of an erased session approves nobody, and is IGNORED where it is not its redaction and not ours")
    void redactedApprovesNobody() {
        String erased = session("verified", ",\"redaction\":{\"status\":\"redacted\"}");
        String anothers = erased.replace("\"veriport_attempt\":\"a\"", "");

        assertThat(signed(event("redacted", "", anothers)).decision()).isEqualTo(Decision.PENDING);
        assertThat(signed(event("redacted", "", session("verified", ""))).decision())
                .isEqualTo(Decision.PENDING);
        assertThat(signed(event("verified", "", erased)).decision()).isEqualTo(Decision.PENDING);
        assertThat(signed(event("verified", "", anothers)).kind()).isEqualTo(Kind.IGNORED);
    }
}
