package dev.veriport.adapter.faceki;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.time.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of images that were sent, and whose answer was lost or could not be read. */
class LostVerificationsTest {
    private AtFaceki app = AtFaceki.open();

    @AfterEach
    void close() {
        app.close();
    }

    private AtFaceki reopen(FakeFacekiServer server, Map<String, String> settings) {
        app.close();
        app = AtFaceki.open(server, settings);
        return app;
    }

    @Test
    @DisplayName("C2 a lost answer is looked for by its identifier, and the images are not sent again")
    void reconciled() {
        app.server().answerNext(FakeFacekiServer.RULES, Answer.processed());
        app.server().answerNext(FakeFacekiServer.VERIFY, Answer.dropAfterProcessing());

        VerificationResult result = app.verify();

        assertThat(result).isApproved().hasReference("case~1");
        assertThat(app.server().submissions()).hasSize(1);
    }

    @Test
    @DisplayName("C2 a record that appears late is OUTCOME_UNKNOWN, and found later by its reference")
    void found_later() {
        MutableClock clock = MutableClock.at(Instant.parse("2026-01-01T00:00:00Z"));
        AtFaceki late = reopen(
                FakeFacekiServer.builder()
                        .clock(clock)
                        .recordsVisibleAfter(Duration.ofMinutes(5))
                        .start(),
                Map.of());
        late.server().answerNext(FakeFacekiServer.VERIFY, Answer.dropAfterProcessing());

        VeriportException unknown = catchThrowableOfType(VeriportException.class, late::verify);
        assertThat(unknown).hasCode(ErrorCode.OUTCOME_UNKNOWN);
        AttemptReference attempt = unknown.attempt().orElseThrow();
        assertThatFailureOf(() -> late.identity().findByReference(attempt)).hasCode(ErrorCode.NOT_FOUND);

        clock.advance(Duration.ofMinutes(6));
        assertThat(late.identity().findByReference(attempt)).isApproved().hasReference("case~1");
        assertThat(late.server().submissions()).hasSize(1);
    }

    @Test
    @DisplayName("C2 a failure of the vendor's own, in the status or in the body, is looked for too")
    void vendors_failure() {
        app.server()
                .answerNext(
                        FakeFacekiServer.VERIFY,
                        Answer.of(503, "text/plain", "").afterProcessing());
        assertThat(app.verify()).isApproved();

        app.server()
                .answerNext(
                        FakeFacekiServer.VERIFY,
                        Answer.of(200, "application/json", "{\"code\":500,\"result\":[]}")
                                .afterProcessing());
        assertThat(app.verify()).isApproved();
        assertThat(app.server().submissions()).hasSize(2);
    }

    @Test
    @DisplayName("C2 an answer that cannot be read is kept, looked for, and can be read again")
    void unreadable() {
        app.server()
                .answerNext(FakeFacekiServer.VERIFY, Answer.of(200, "application/json", "{\"code\":200,\"result\":"));

        VeriportException unknown = catchThrowableOfType(VeriportException.class, app::verify);

        assertThat(unknown).hasCode(ErrorCode.OUTCOME_UNKNOWN);
        VaultKey key = unknown.vaultKey().orElseThrow();
        assertThat(app.veriport().vault().find(key)).isPresent();
        assertThatFailureOf(() -> app.veriport().replay(key)).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("C2 a refused token is replaced once: who is refused has had nothing done")
    void refused_token() {
        app.verify();
        app.server().revokeTokens();

        assertThat(app.verify()).isApproved();
        assertThat(app.server().records()).hasSize(2);
    }
}
