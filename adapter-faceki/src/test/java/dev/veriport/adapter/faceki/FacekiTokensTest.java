package dev.veriport.adapter.faceki;

import static dev.veriport.adapter.faceki.AtFaceki.OLDER_TOKEN;
import static dev.veriport.adapter.faceki.AtFaceki.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.testkit.server.Answer;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each token request is billed, so there is one for a token's whole life. */
final class FacekiTokensTest {

    @Test
    @DisplayName("T5 64 calls at once cost one token")
    void one_token_for_64_calls() throws Exception {
        try (AtFaceki app = AtFaceki.open()) {
            CountDownLatch gate = new CountDownLatch(1);
            app.server().answerNext(TOKEN, Answer.heldUntil(gate));
            ExecutorService callers = Executors.newFixedThreadPool(64);
            List<CompletableFuture<Void>> starts = IntStream.range(0, 64)
                    .mapToObj(caller -> CompletableFuture.runAsync(app::start, callers))
                    .toList();
            gate.countDown();
            starts.forEach(CompletableFuture::join);
            callers.shutdown();

            assertThat(app.server().tokensIssued()).isEqualTo(1);
            assertThat(app.server().requests(TOKEN)).isEqualTo(1);
            assertThat(app.server().requests(AtFaceki.LINK)).isEqualTo(64);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345",
                "true",
                "null",
                "{}",
                "[]",
                "\"\"",
                "\"a b\"",
                "\"a\\r\\nX-Evil: 1\"",
                "\"a\\n\"",
                "\"a\u00e9\"",
                "\"a\\u0000\"",
                "\"=a\""
            })
    @DisplayName("T20 A8 what is no token is MALFORMED_RESPONSE at once: one request for a token, and none with it:")
    void no_token(String json) {
        try (AtFaceki app = AtFaceki.open()) {
            app.server()
                    .answerNext(
                            TOKEN,
                            Answer.of(
                                    200,
                                    "application/json",
                                    "{\"responseCode\":0,\"data\":{\"access_token\":" + json
                                            + ",\"expires_in\":3600}}"));
            VeriportException failure = catchThrowableOfType(VeriportException.class, app::start);
            assertThat(failure.code()).isEqualTo(ErrorCode.MALFORMED_RESPONSE);
            assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT); // of the start
            assertThat(app.server().requests()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("A7 a token endpoint that fails leaves it known that no images were sent: they are not billed")
    void no_token_no_outcome_unknown() {
        try (AtFaceki app = AtFaceki.open(Map.of("veriport.faceki.check-rules", "false"))) {
            app.server().answerNext(TOKEN, Answer.of(503, "text/plain", "down"));
            VeriportException failure = catchThrowableOfType(VeriportException.class, app::verify);
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.requestMayHaveBeenProcessed()).isFalse();
            assertThat(app.server().requests()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("the credentials go out in the body of a POST, and in no URL")
    void credentials_go_out_in_the_body() {
        try (AtFaceki app = AtFaceki.open()) {
            app.start();

            assertThat(app.server().recorded().get(0).method()).isEqualTo("POST");
            assertThat(app.server().recorded().get(0).bodyText())
                    .contains("\"clientSecret\":\"" + app.server().clientSecret() + "\"");
            assertThat(app.server().recorded())
                    .allSatisfy(request -> assertThat(String.valueOf(request.rawQuery()))
                            .doesNotContain(app.server().clientSecret()));
            assertThat(app.server().requests(OLDER_TOKEN)).isZero();
        }
    }

    @Test
    @DisplayName("the older endpoint is used where it is set, and never by itself")
    void the_older_endpoint_is_a_setting() {
        try (AtFaceki app = AtFaceki.open(Map.of("veriport.faceki.token-endpoint", "access-token"))) {
            app.start();
            assertThat(app.server().requests(OLDER_TOKEN)).isEqualTo(1);
            assertThat(app.server().requests(TOKEN)).isZero();
        }
        try (AtFaceki app = AtFaceki.open()) {
            app.server().answerNext(TOKEN, Answer.of(404, "text/html", "<html>gone</html>"));
            assertThat(catchThrowableOfType(VeriportException.class, app::start))
                    .isNotNull();
            assertThat(app.server().requests(OLDER_TOKEN)).isZero();
        }
    }

    @ParameterizedTest(name = "expires_in {0} lives {1} s")
    @DisplayName("T3 the server decides the lifetime; what is none is the documented hour:")
    @CsvSource({
        "3600, 3600",
        "'\"3600\"', 3600",
        "1800.0, 1800",
        "7, 7",
        "86400, 86400",
        "86401, 3600",
        "0, 3600",
        "-5, 3600",
        "'\"soon\"', 3600",
        "null, 3600",
        "{}, 3600",
        "1e3, 1000",
        "12.5, 3600"
    })
    void lifetimes(String expiresIn, long seconds) {
        try (AtFaceki app = AtFaceki.open()) {
            app.server()
                    .answerNext(
                            TOKEN,
                            Answer.of(
                                    200,
                                    "application/json",
                                    "{\"responseCode\":0,\"data\":{\"access_token\":\"t\",\"expires_in\":" + expiresIn
                                            + "}}"));

            assertThat(lifetime(app)).isEqualTo(Duration.ofSeconds(seconds));
        }
    }

    @Test
    @DisplayName("a token without expires_in, as printed without its brace, is taken all the same")
    void a_token_without_its_brace() {
        try (FakeFacekiServer verbatim =
                        FakeFacekiServer.builder().documentedVerbatim(true).start();
                AtFaceki app = AtFaceki.open(verbatim)) {
            assertThat(lifetime(app)).isEqualTo(Duration.ofHours(1));
        }
    }

    @ParameterizedTest
    @DisplayName("no token is made of an answer that has none:")
    @ValueSource(
            strings = {
                "{\"responseCode\":0}",
                "{\"responseCode\":0,\"data\":{\"access_token\":\"\"}}",
                "{\"responseCode\":0,\"data\":\"t\"}",
                "{\"data\":{\"access_token\":\"t\"}}",
                "{\"responseCode\":0,\"data\":{\"access_token\":\"t\"",
                "not json",
                ""
            })
    void unreadable(String body) {
        try (AtFaceki app = AtFaceki.open()) {
            app.server().answerNext(TOKEN, Answer.of(200, "application/json", body));

            assertThat(catchThrowableOfType(VeriportException.class, app::start).code())
                    .isEqualTo(ErrorCode.MALFORMED_RESPONSE);
        }
    }

    @Test
    @DisplayName("a refusal with HTTP 200 is a refusal")
    void a_refusal_in_the_body() {
        try (AtFaceki app = AtFaceki.open()) {
            app.server()
                    .answerNext(
                            TOKEN,
                            Answer.of(
                                    200,
                                    "application/json",
                                    "{\"responseCode\":1,\"data\":{\"access_token\":\"t\",\"expires_in\":60}}"));

            assertThat(catchThrowableOfType(VeriportException.class, app::start).code())
                    .isEqualTo(ErrorCode.AUTHENTICATION);
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("T8 a code that says what failed is that failure, and no refusal of the credentials:")
    @CsvSource({"1000, UNAVAILABLE", "500, UNAVAILABLE", "7001, CONFIGURATION", "77, AUTHENTICATION"})
    void a_failure_in_the_body(int code, ErrorCode failure) {
        try (AtFaceki app = AtFaceki.open()) {
            app.server().answerNext(TOKEN, Answer.of(200, "application/json", "{\"responseCode\":" + code + "}"));

            assertThat(catchThrowableOfType(VeriportException.class, app::start).code())
                    .isEqualTo(failure);
        }
    }

    @Test
    @DisplayName("T11 a call whose token the vendor no longer takes is made again once, with another token")
    void replayed() {
        try (AtFaceki app = AtFaceki.open()) {
            app.start();
            app.server().revokeTokens();
            app.start();

            assertThat(app.server().tokensIssued()).isEqualTo(2);
            assertThat(app.server().requests(AtFaceki.LINK)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @DisplayName("T10 where fresh tokens are refused too, two are asked for and then nothing is sent:")
    @ValueSource(ints = {401, 200})
    void permanentlyRefused(int status) {
        try (AtFaceki app = AtFaceki.open()) {
            Answer refusal = Answer.of(status, "application/json", "{\"code\":\"1\"}");
            app.server().answerNext(AtFaceki.LINK, refusal);
            app.server().answerNext(AtFaceki.LINK, refusal);
            for (int i = 0; i < 3; i++) {
                assertThat(catchThrowableOfType(VeriportException.class, app::start)
                                .code())
                        .isEqualTo(ErrorCode.AUTHENTICATION);
            }
            assertThat(app.server().tokensIssued()).isEqualTo(2);
            assertThat(app.server().requests(AtFaceki.LINK)).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("T3 what is too long to be a token is none, and asking again waits")
    void tooLong() {
        try (AtFaceki app = AtFaceki.open()) {
            String token = "t".repeat(1_000_000);
            app.server()
                    .answerNext(
                            TOKEN,
                            Answer.of(
                                    200,
                                    "application/json",
                                    "{\"responseCode\":0,\"data\":{\"access_token\":\"" + token + "\"}}"));
            assertThat(catchThrowableOfType(VeriportException.class, app::start).code())
                    .isEqualTo(ErrorCode.MALFORMED_RESPONSE);
            assertThat(catchThrowableOfType(VeriportException.class, app::start).code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(app.server().requests(TOKEN)).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("T13 requests for tokens are counted apart, and with all others")
    void budget() {
        try (AtFaceki app =
                AtFaceki.open(Map.of("veriport.faceki.daily-requests", "3", "veriport.faceki.daily-tokens", "1"))) {
            app.start();
            app.start();
            VeriportException refused = catchThrowableOfType(VeriportException.class, app::start);

            assertThat(refused.code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
            assertThat(refused.retryAfter()).isPresent();
            assertThat(app.server().requests()).isEqualTo(3);
            assertThat(app.veriport().used(AtFaceki.ID))
                    .hasToString("{REQUESTS=BudgetUse[used=3, limit=3], TOKENS=BudgetUse[used=1, limit=1]}");
        }
    }

    private static Duration lifetime(AtFaceki app) {
        return app.veriport()
                .tokens(AtFaceki.ID)
                .issue(TokenRequest.of(TokenPurpose.API))
                .match(single -> Duration.ZERO, ReusableToken::lifetime);
    }
}
