package dev.veriport.adapter.stripe;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.stripe.FakeStripeServer;
import dev.veriport.model.Erasure;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The redaction of a session, which Stripe carries out within four days. */
final class StripeErasureTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final AtStripe stripe =
            AtStripe.open(FakeStripeServer.builder().clock(time::get).start(), Map.of(), with -> with.clock(time::get));

    @AfterEach
    void close() {
        stripe.close();
    }

    private VerificationId verified() {
        return idOf(stripe.ended("verified"));
    }

    @Test
    @DisplayName("D1 a redaction is requested, is done after four days at the latest, and cannot be undone")
    void requested() {
        Erasure erasure = stripe.identity().erase(verified());

        assertThat(erasure.state()).isEqualTo(Erasure.State.REQUESTED);
        assertThat(erasure.dueAt().toOptional()).contains(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(erasure.isRestorable()).isFalse();
        assertThat(erasure.coversWholePerson()).isFalse();
    }

    @Test
    @DisplayName("D2 a session that is being redacted, which Stripe redacts no second time, has the same state")
    void again() {
        VerificationId id = verified();
        Erasure first = stripe.identity().erase(id);

        assertThat(stripe.identity().erase(id)).isEqualTo(first);
        assertThat(stripe.identity()
                        .erase(new VerificationId(id.provider(), "vs_unknown"))
                        .state())
                .isEqualTo(Erasure.State.UNKNOWN);
    }

    @Test
    @DisplayName("a redaction whose answer was lost is requested: the refused repeat does not fail it")
    void lostAnswer() {
        VerificationId id = verified();
        stripe.server()
                .answerNext(FakeStripeServer.SESSIONS + "/" + id.value() + "/redact", Answer.dropAfterProcessing());

        assertThat(stripe.identity().erase(id).state()).isEqualTo(Erasure.State.REQUESTED);
        assertThat(stripe.lines()).filteredOn(line -> line.endsWith("/redact")).hasSize(2);
    }

    @Test
    @DisplayName("L10 once it is done, find fails with SESSION.ERASED, and to erase it again is DONE")
    void done() {
        VerificationId id = verified();
        stripe.identity().erase(id);
        time.set(NOW.plus(Duration.ofDays(5)));

        assertThatFailureOf(() -> stripe.identity().find(id))
                .hasCode(ErrorCode.NOT_FOUND)
                .hasReason(ReasonCode.ERASED);
        assertThat(stripe.identity().erase(id)).isEqualTo(Erasure.done(id));
    }

    @Test
    @DisplayName("L10 a placeholder is no value, also before the redaction is done")
    void placeholders() {
        VerificationId id = verified();
        stripe.server()
                .alter(
                        id.value(),
                        "/verified_outputs",
                        "{\"first_name\":\"[redacted]\",\"last_name\":\"[redacted]\","
                                + "\"sex\":\"[redacted]\",\"dob\":{\"day\":null,\"month\":null,\"year\":null}}");
        stripe.server().alter(id.value(), "/redaction", "{\"status\":\"validated\"}");

        VerificationResult result = stripe.identity().find(id);

        assertThat(result.person().fullName().isGiven()).isFalse();
        assertThat(result.person().givenNames().isGiven()).isFalse();
        assertThat(result.person().sex().isUnreadable()).isFalse();
        assertThat(result.person().dateOfBirth().isGiven()).isFalse();
        assertThat(stripe.identity().erase(id).state()).isEqualTo(Erasure.State.REQUESTED);
    }

    @Test
    @DisplayName("the redaction of an open session cancels it")
    void open() {
        VerificationSession session = stripe.start();
        VerificationId id = new VerificationId(session.provider(), AtStripe.id(session));

        assertThat(stripe.identity().erase(id).state()).isEqualTo(Erasure.State.REQUESTED);
        assertThatFailureOf(() -> stripe.identity().resume(session.ref())).hasCode(ErrorCode.INVALID_REQUEST);
    }

    @Test
    @DisplayName("Stripe redacts neither a session that is processing nor one that was canceled: the erasure fails")
    void refused() {
        VerificationSession session = stripe.start();
        stripe.identity().cancel(session.ref());
        VerificationId id = new VerificationId(session.provider(), AtStripe.id(session));

        assertThatFailureOf(() -> stripe.identity().erase(id))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContaining("Stripe redacts no session that was canceled: ask Stripe to erase it");
    }

    @Test
    @DisplayName("L10 the erasure of a session that is processing says to erase again when it has ended")
    void processing() {
        VerificationSession session = stripe.start();
        String id = AtStripe.id(session);
        stripe.server().alter(id, "/status", "\"processing\"");
        stripe.wire()
                .fail(
                        "POST " + FakeStripeServer.SESSIONS + "/" + id + "/redact ",
                        Fault.respond(400, Map.of(), new byte[0]));

        assertThatFailureOf(() -> stripe.identity().erase(new VerificationId(session.provider(), id)))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContaining("Stripe redacts no session that is processing: erase again when it has ended");
    }

    private void answered(String id, String change, String body) {
        stripe.wire()
                .fail(
                        "POST " + FakeStripeServer.SESSIONS + "/" + id + "/" + change + " ",
                        Fault.respond(
                                200,
                                Map.of("Content-Type", "application/json"),
                                body.replace("OURS", id).getBytes(UTF_8)));
    }

    @ParameterizedTest
    @DisplayName("D1 a 2xx that does not show the redaction of our session is no erasure")
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "{\"id\":\"OURS\",\"redaction\":null}",
                "{\"id\":\"OURS\",\"redaction\":{}}",
                "{\"id\":\"vs_another\",\"redaction\":{\"status\":\"redacted\"}}"
            })
    void notShown(String body) {
        VerificationId id = verified();
        answered(id.value(), "redact", body);

        assertThatFailureOf(() -> stripe.identity().erase(id)).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @ParameterizedTest
    @DisplayName("L6 a 2xx that does not show the cancellation of our session is no cancellation")
    @ValueSource(
            strings = {
                "{}",
                "null",
                "{\"id\":\"OURS\",\"status\":\"requires_input\"}",
                "{\"id\":\"vs_another\",\"status\":\"canceled\"}"
            })
    void cancellationNotShown(String body) {
        VerificationSession session = stripe.start();
        answered(AtStripe.id(session), "cancel", body);

        assertThatFailureOf(() -> stripe.identity().cancel(session.ref())).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("D1 a 2xx that does not show the redaction is followed by a read, which does")
    void shownByARead() {
        VerificationId id = verified();
        stripe.server().changeNextPost(reply -> Json.reply(200, Json.object()));

        assertThat(stripe.identity().erase(id).state()).isEqualTo(Erasure.State.REQUESTED);
    }

    @Test
    @DisplayName("L10 a placeholder in place of a file or of the reference is none")
    void placeholdersOfFilesAndReference() {
        VerificationId id = verified();
        stripe.server().alter(id.value(), "/redaction", "{\"status\":\"processing\"}");
        stripe.server().alter(id.value(), "/client_reference_id", "\"[redacted]\"");
        stripe.server()
                .alter(
                        id.value(),
                        "/last_verification_report",
                        "{\"id\":\"vr_1\",\"document\":{\"files\":[\"[redacted]\"]},\"selfie\":{\"selfie\":\"[redacted]\"}}");

        VerificationResult result = stripe.identity().find(id);

        assertThat(result.evidence()).isEmpty();
        assertThat(result.reference().isGiven()).isFalse();
    }
}
