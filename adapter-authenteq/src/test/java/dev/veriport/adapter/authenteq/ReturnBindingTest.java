package dev.veriport.adapter.authenteq;

import static dev.veriport.adapter.authenteq.AtAuthenteq.RESULT;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Decision;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Ending;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whose return completes a session, and whose does not. */
final class ReturnBindingTest {
    private final AtAuthenteq app = AtAuthenteq.open();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    @DisplayName("without a code the user did not finish: PENDING, and nothing is sent")
    void no_code_is_pending() {
        VerificationSession session = app.start();
        VerificationResult result = app.identity().complete(session.ref(), app.end(session, Ending.ABANDONED));

        assertThat(result.decision()).isEqualTo(Decision.PENDING);
        assertThat(app.identity()
                        .complete(session.ref(), ReturnedParameters.none())
                        .decision())
                .isEqualTo(Decision.PENDING);
        assertThat(app.server().requests(RESULT)).isZero();
    }

    @Test
    @DisplayName("a code with a missing, wrong or doubled nonce, or two codes: INVALID_REQUEST, and nothing is sent")
    void a_foreign_return_is_refused() {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        String code = "code=" + back.all("code").get(0);
        String nonce = "veriport=" + back.all("veriport").get(0);

        for (String query : List.of(
                code,
                code + "&veriport=somebody-elses",
                code + "&" + nonce + "&" + nonce,
                code + "&" + nonce + "&veriport=x",
                code + "&" + code + "&" + nonce)) {
            assertThat(failure(session, ReturnedParameters.ofQuery(query)).code())
                    .as(query.replaceAll("=[^&]*", ""))
                    .isEqualTo(ErrorCode.INVALID_REQUEST);
        }
        assertThat(app.server().requests(RESULT)).isZero();
    }

    @Test
    @DisplayName("another user's code does not complete my session")
    void another_users_return_is_refused() {
        VerificationSession mine = app.start();
        VerificationSession theirs = app.start();

        assertThat(failure(mine, app.pass(theirs)).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(app.server().requests(RESULT)).isZero();
    }

    @Test
    @DisplayName("return-binding = application adds nothing to returnTo and checks nothing")
    void the_application_may_bind_the_return_itself() {
        try (AtAuthenteq own = AtAuthenteq.open(Map.of("veriport.authenteq.return-binding", "application"))) {
            VerificationSession session = own.start();
            ReturnedParameters back = own.pass(session);

            assertThat(back.all("veriport")).isEmpty();
            assertThat(own.identity().complete(session.ref(), back).decision()).isEqualTo(Decision.APPROVED);
        }
    }

    private VeriportException failure(VerificationSession session, ReturnedParameters back) {
        VeriportException failure = catchThrowableOfType(
                VeriportException.class, () -> app.identity().complete(session.ref(), back));
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    @DisplayName("a session whose redirect is no URL is INVALID_REQUEST, and nothing is sent")
    void redirect_that_is_no_url() {
        SessionRef session = SessionRef.of(
                AtAuthenteq.ID,
                "case-1",
                Map.of("redirect", "https://shop.example/ver ified?veriport=n", "nonce", "n"));

        assertThatFailureOf(() -> app.identity().complete(session, ReturnedParameters.ofQuery("code=c-1")))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .sentNothing();
        assertThat(app.server().requests(AtAuthenteq.RESULT)).isZero();
    }
}
