package dev.veriport.adapter.authenteq;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.authenteq.FakeAuthenteqServerBuilder;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceAuthenticationTest {
    private static final ProviderId AUTHENTEQ = new ProviderId("authenteq");

    private static final Map<String, String> DECIDING = Map.of(
            "veriport.authenteq.face-result-path", "/face/result",
            "veriport.authenteq.face-result-status", "status",
            "veriport.authenteq.face-result-verification", "verification");
    private static final String RECOGNIZED = "{\"id\":\"f-1\",\"status\":\"PASSED\",\"verification\":\"earlier\"}";

    private AtAuthenteq app = AtAuthenteq.open();

    @AfterEach
    void close() {
        app.close();
    }

    private void reopen(FakeAuthenteqServerBuilder server, Map<String, String> settings) {
        app.close();
        app = AtAuthenteq.open(server.start(), settings);
    }

    @Test
    @DisplayName("a face authentication stays PENDING until somebody says where its code is redeemed")
    void face_without_a_path() {
        VerificationSession session = faceSession();

        assertThat(app.identity().complete(session.ref(), ReturnedParameters.ofQuery("code=c-1")))
                .hasDecision(Decision.PENDING);
        assertThat(app.server().requests(FakeAuthenteqServer.FACE_AUTHENTICATION_TOKEN))
                .isEqualTo(1);
        assertThat(app.server().requests()).isEqualTo(1);
    }

    @Test
    @DisplayName("its code is redeemed once, and only the fields that somebody named decide")
    void face_with_a_path() {
        FakeAuthenteqServerBuilder server = FakeAuthenteqServer.builder().faceAuthenticationResultAt("/face/result");
        reopen(server, Map.of("veriport.authenteq.face-result-path", "/face/result"));
        assertThat(recognizedAgain()).hasDecision(Decision.INDETERMINATE);

        reopen(server, DECIDING);
        assertThat(recognizedAgain()).isApproved().hasReference("case-1");
        assertThat(app.server().requests("/face/result")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"somebody-else\"", "\"EARLIER\"", "\"\"", "null", "[\"earlier\"]"})
    @DisplayName("a face that is not the one of the session's verification decides nothing:")
    void face_of_another_person(String verification) {
        reopen(FakeAuthenteqServer.builder().faceAuthenticationResultAt("/face/result"), DECIDING);
        for (String status : List.of("PASSED", "FAILED")) {
            assertThat(recognizedAs("{\"status\":\"" + status + "\",\"verification\":" + verification + "}"))
                    .hasDecision(Decision.INDETERMINATE);
        }
    }

    @Test
    @DisplayName("a face decides nothing until somebody names the field that says whose it is")
    void face_of_an_unnamed_person() {
        reopen(
                FakeAuthenteqServer.builder().faceAuthenticationResultAt("/face/result"),
                Map.of(
                        "veriport.authenteq.face-result-path", "/face/result",
                        "veriport.authenteq.face-result-status", "status"));
        assertThat(recognizedAgain()).hasDecision(Decision.INDETERMINATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"case-1", "case-2"})
    @DisplayName("the code of a face belongs to the session that redeemed it; with another nothing is sent")
    void face_of_another_session(String reference) {
        reopen(FakeAuthenteqServer.builder().faceAuthenticationResultAt("/face/result"), DECIDING);
        VerificationSession mine = faceSession();
        VerificationSession other = faceSession(reference);
        String code = app.server().finishFaceAuthentication(RECOGNIZED);
        ReturnedParameters back = ReturnedParameters.ofQuery("code=" + code);

        assertThat(app.identity().complete(mine.ref(), back)).isApproved();
        assertThatFailureOf(() -> app.identity().complete(other.ref(), back))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasReason(ReasonCode.CODE_INVALID_OR_USED)
                .sentNothing();
        assertThat(app.identity().complete(mine.ref(), back)).isApproved().hasReference("case-1");
        assertThat(app.server().requests("/face/result")).isEqualTo(1);
    }

    @Test
    @DisplayName("a web session without a binding has its code alone too")
    void unbound_web_session() {
        reopen(FakeAuthenteqServer.builder(), Map.of("veriport.authenteq.return-binding", "application"));
        VerificationSession mine = app.start();
        VerificationSession other = app.start();
        ReturnedParameters back = app.pass(mine);

        assertThat(app.identity().complete(mine.ref(), back)).isApproved();
        assertThatFailureOf(() -> app.identity().complete(other.ref(), back))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasReason(ReasonCode.CODE_INVALID_OR_USED)
                .sentNothing();
        assertThat(app.identity().complete(mine.ref(), back)).isApproved();
        assertThat(app.server().requests(AtAuthenteq.RESULT)).isEqualTo(1);
    }

    /** Completed twice, as a reloading app does. */
    private VerificationResult recognizedAgain() {
        return recognizedAs(RECOGNIZED);
    }

    private VerificationResult recognizedAs(String answer) {
        VerificationSession session = faceSession();
        String code = app.server().finishFaceAuthentication(answer);
        ReturnedParameters back = ReturnedParameters.ofQuery("code=" + code);
        VerificationResult first = app.identity().complete(session.ref(), back);
        assertThat(app.identity().complete(session.ref(), back)).hasDecision(first.decision());
        return first;
    }

    private VerificationSession faceSession() {
        return faceSession("case-1");
    }

    private VerificationSession faceSession(String reference) {
        return app.identity()
                .start(VerificationRequest.builder(reference)
                        .channel(Channel.MOBILE_SDK)
                        .faceOf(new VerificationId(AUTHENTEQ, "earlier"))
                        .build());
    }
}
