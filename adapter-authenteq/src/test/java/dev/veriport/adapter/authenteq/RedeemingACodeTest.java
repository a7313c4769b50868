package dev.veriport.adapter.authenteq;

import static dev.veriport.adapter.authenteq.AtAuthenteq.RESULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Decision;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code works once, so it is sent once, whatever breaks. */
final class RedeemingACodeTest {
    private final AtAuthenteq app = AtAuthenteq.open();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    @DisplayName("a browser that reloads gets the same result, from one request")
    void a_reload_sends_nothing() {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        VerificationResult first = app.identity().complete(session.ref(), back);
        VerificationResult again =
                app.identity().complete(SessionRef.parse(session.ref().value()), back);

        assertThat(first.decision()).isEqualTo(Decision.APPROVED);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.person()).isEqualTo(first.person());
        assertThat(app.server().requests(RESULT)).isEqualTo(1);
    }

    @Test
    @DisplayName("A9 a session whose redirect an older version doubled the parameter in can be completed too")
    void a_session_of_before() {
        String redirect = "https://shop.example/back?veriport=old&veriport=new";
        SessionRef session = SessionRef.of(AtAuthenteq.ID, "case-1", Map.of("redirect", redirect, "nonce", "new"));
        VeriportException known = catchThrowableOfType(
                VeriportException.class,
                () -> app.identity()
                        .complete(session, ReturnedParameters.ofQuery("veriport=old&veriport=new&code=c-1")));
        assertThat(known.reason())
                .contains(ReasonCode.CODE_INVALID_OR_USED); // the vendor was asked, and knows no such code
        assertThat(app.server().requests(RESULT)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%20", "a%0D%0AX-Evil:%201", "a%00", "%C3%A9", "a%20b"})
    @DisplayName("A8 a code that no vendor gives is INVALID_REQUEST, and nothing is sent:")
    void no_code(String code) {
        VerificationSession session = app.start();
        String nonce = app.pass(session).all("veriport").get(0);
        VeriportException failure = catchThrowableOfType(
                VeriportException.class,
                () -> app.identity()
                        .complete(session.ref(), ReturnedParameters.ofQuery("code=" + code + "&veriport=" + nonce)));
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(app.server().requests(RESULT)).isZero();
    }

    @Test
    @DisplayName("C11 the vendor's own API is not the vendor, so nobody closes it, and ends with its Veriport")
    void the_api() {
        AuthenteqApi api = app.api();
        assertThat(api).isNotInstanceOf(AutoCloseable.class);
        app.veriport().close();
        VeriportException closed = catchThrowableOfType(
                VeriportException.class, () -> api.searchAml(new VerificationId(AtAuthenteq.ID, "v-1")));
        assertThat(closed.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(closed.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(closed).hasMessageContaining("closed");
        assertThat(app.server().requests()).isZero();
    }

    @Test
    @DisplayName("eight tabs at once cost one request and see one result")
    void concurrent_completes_share_one_request() {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        List<CompletableFuture<VerificationResult>> tabs = IntStream.range(0, 8)
                .mapToObj(tab -> CompletableFuture.supplyAsync(
                        () -> app.identity().complete(session.ref(), back), AtAuthenteq.THREAD_EACH))
                .toList();

        assertThat(tabs).allSatisfy(tab -> assertThat(tab.join().decision()).isEqualTo(Decision.APPROVED));
        assertThat(app.server().requests(RESULT)).isEqualTo(1);
    }

    @Test
    @DisplayName("C3 the answer is lost after the code was used: unknown, one request, and never 'rejected' later")
    void a_lost_answer_is_unknown_for_good() {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        app.server().answerNext(RESULT, Answer.dropAfterProcessing());

        VeriportException lost = failure(session, back);
        assertThat(lost.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(lost.requestMayHaveBeenProcessed()).isTrue();
        assertThat(lost.vaultKey()).isPresent();
        assertThat(failure(session, back).code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(app.server().requests(RESULT)).isEqualTo(1);
    }

    @Test
    @DisplayName("C3 a 503 leaves the outcome unknown and is not repeated")
    void a_server_error_is_unknown() {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        app.server().answerNext(RESULT, Answer.of(503, "text/html", "<html>maintenance</html>"));

        assertThat(failure(session, back).code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(failure(session, back).code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(app.server().requests(RESULT)).isEqualTo(1);
    }

    @Test
    @DisplayName("C7 C9 five such answers open the breaker: the sixth code is not sent, and not lost")
    void failing_redeems_open_the_breaker() {
        for (int failed = 0; failed < 5; failed++) {
            VerificationSession session = app.start();
            ReturnedParameters back = app.pass(session);
            app.server().answerNext(RESULT, Answer.of(500, "text/html", "<html>"));
            assertThat(failure(session, back).code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        }
        VerificationSession sixth = app.start();
        VeriportException open = failure(sixth, app.pass(sixth));

        assertThat(open.code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        assertThat(open.requestMayHaveBeenProcessed()).isFalse();
        assertThat(app.server().requests(RESULT)).isEqualTo(5);
    }

    @Test
    @DisplayName("C3 an answer that cannot be read is kept: the error names it, and nothing is sent again")
    void an_unreadable_answer_is_kept() {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        app.server().answerNext(RESULT, Answer.of(200, "application/json", "{\"id\": \"cut sho"));

        VeriportException unreadable = failure(session, back);
        assertThat(unreadable.code()).isEqualTo(ErrorCode.MALFORMED_RESPONSE);
        assertThat(unreadable.vaultKey())
                .hasValueSatisfying(key -> assertThat(key.toString()).startsWith("authenteq/"));
        assertThat(failure(session, back).code()).isEqualTo(ErrorCode.MALFORMED_RESPONSE);
        assertThat(app.server().requests(RESULT)).isEqualTo(1);
    }

    @Test
    @DisplayName("C3 a caller whose deadline passes leaves; the result comes in all the same, and the next call has it")
    void a_late_answer_is_kept_for_the_next_call() {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        CompletableFuture<Void> gate = new CompletableFuture<>();
        app.server().answerNext(RESULT, Answer.heldUntil(gate));
        try (AtAuthenteq hurried = app.another(Map.of("veriport.authenteq.timeout", "200ms"))) {
            VeriportException late = catchThrowableOfType(
                    VeriportException.class, () -> hurried.identity().complete(session.ref(), back));
            assertThat(late.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);

            gate.complete(null);
            VerificationResult result = untilKnown(hurried, session, back);
            assertThat(result.decision()).isEqualTo(Decision.APPROVED);
            assertThat(app.server().requests(RESULT)).isEqualTo(1);
        }
    }

    /** Each call waits for the open exchange, so this ends as soon as it does. */
    private static VerificationResult untilKnown(
            AtAuthenteq app, VerificationSession session, ReturnedParameters back) {
        for (int call = 0; call < 150; call++) {
            try {
                return app.identity().complete(session.ref(), back);
            } catch (VeriportException notYet) {
                assertThat(notYet.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
            }
        }
        throw new AssertionError("the exchange did not end");
    }

    @Test
    @DisplayName(
            "a code of which Authenteq knows nothing is INVALID_REQUEST with its reason, and not a declined person")
    void a_used_code_is_no_rejection() {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        String invented = "code=0000&veriport=" + back.all("veriport").get(0);

        VeriportException failure = failure(session, ReturnedParameters.ofQuery(invented));
        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(failure.reason()).contains(ReasonCode.CODE_INVALID_OR_USED);
    }

    @Test
    @DisplayName("a code of another redirect URL is CONFIGURATION, and the message says which session to complete")
    void a_code_of_another_redirect() {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        app.server()
                .answerNext(
                        RESULT,
                        Answer.of(
                                400,
                                "application/json",
                                "{\"errorCode\": \"INVALID_REQUEST_PARAMETER\", \"errorMessage\": \"Parameter"
                                        + " 'redirectUrl' does not match the given authorization code\"}"));

        VeriportException failure = failure(session, back);
        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(failure).hasMessageContaining("complete the session that this browser started");
    }

    @Test
    @DisplayName("refused credentials are AUTHENTICATION, and final for this code")
    void refused_credentials_are_final() {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        app.server().answerNext(RESULT, Answer.of(401, "application/json", "{\"errorCode\":\"API_KEYS_BAD\"}"));

        assertThat(failure(session, back).code()).isEqualTo(ErrorCode.AUTHENTICATION);
        assertThat(failure(session, back).vendorCode()).contains("API_KEYS_BAD");
        assertThat(app.server().requests(RESULT)).isEqualTo(1);
    }

    private VeriportException failure(VerificationSession session, ReturnedParameters back) {
        VeriportException failure = catchThrowableOfType(
                VeriportException.class, () -> app.identity().complete(session.ref(), back));
        assertThat(failure).isNotNull();
        return failure;
    }
}
