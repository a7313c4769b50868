package dev.veriport.adapter.stripe;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.stripe.FakeStripeServer;
import dev.veriport.model.Erasure;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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

        assertThatFailureOf(() -> stripe.identity().erase(id)).hasCode(ErrorCode.INVALID_REQUEST);
    }
}
