package dev.veriport.adapter.authenteq;

import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.authenteq.AuthenteqSamples;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Answer;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C15 Every sample of Authenteq's pages, word for word, whatever its content type says. */
final class PublishedSamplesTest {
    private final AtAuthenteq app = AtAuthenteq.open();

    @AfterEach
    void close() {
        app.close();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("C15 refusals:")
    @CsvSource({
        "verification-token-401-api-keys-missing.json, AUTHENTICATION, API_KEYS_MISSING,",
        "verification-token-403-account-deactivated.txt, PERMISSION, ACCOUNT_DEACTIVATED,",
        "face-authentication-token-401-api-keys-missing.txt, AUTHENTICATION, API_KEYS_MISSING,",
        "face-authentication-token-403-account-deactivated.txt, PERMISSION, ACCOUNT_DEACTIVATED,",
        "verification-url-400-missing-redirect-url.json, INVALID_REQUEST, MISSING_REQUEST_PARAMETER,",
        "verification-url-400-redirect-url-mismatch.json, CONFIGURATION, INVALID_REQUEST_PARAMETER,",
        "verification-url-400-no-redirect-urls.json, CONFIGURATION, NO_REDIRECT_URLS,",
        "verification-url-401-api-keys-missing.json, AUTHENTICATION, API_KEYS_MISSING,",
        "verification-url-401-api-keys-invalid.txt, AUTHENTICATION, API_KEYS_INVALID,",
        "verification-url-401-bad-api-keys.txt, AUTHENTICATION, BAD_API_KEYS,",
        "verification-url-403-account-deactivated.json, PERMISSION, ACCOUNT_DEACTIVATED,",
        "verification-result-400-missing-code.json, INVALID_REQUEST, MISSING_REQUEST_PARAMETER,",
        "verification-result-400-missing-redirect-url.json, INVALID_REQUEST, MISSING_REQUEST_PARAMETER,",
        "verification-result-400-invalid-code.txt, INVALID_REQUEST, INVALID_REQUEST_PARAMETER, CODE_INVALID_OR_USED",
        "verification-result-400-redirect-url-mismatch.txt, CONFIGURATION, INVALID_REQUEST_PARAMETER,",
        "verification-result-401-api-keys-missing.json, AUTHENTICATION, API_KEYS_MISSING,",
        "verification-result-401-api-keys-invalid.json, AUTHENTICATION, API_KEYS_INVALID,",
        "verification-result-401-api-keys-bad.json, AUTHENTICATION, API_KEYS_BAD,",
    })
    void refusals(String sample, ErrorCode code, String vendorCode, ReasonCode reason) {
        for (String contentType : List.of("application/json", "text/html", "application/octet-stream")) {
            VeriportException refused =
                    catchThrowableOfType(VeriportException.class, () -> answeredWith(sample, contentType));

            assertThat(refused.code()).as(contentType).isEqualTo(code);
            assertThat(refused.vendorCode()).contains(vendorCode);
            assertThat(refused.reason().orElse(null)).isEqualTo(reason);
            assertThat(refused.httpStatus()).hasValue(status(sample));
            assertThat(refused.provider()).contains(AtAuthenteq.ID);
        }
    }

    @ParameterizedTest
    @DisplayName("tokens are taken as they are, in either case")
    @ValueSource(
            strings = {
                "verification-token-200.json",
                "face-authentication-token-200.json",
                "access-token-200-upper-case.json"
            })
    void tokens(String sample) {
        TokenPurpose purpose =
                sample.startsWith("face") ? TokenPurpose.FACE_AUTHENTICATION : TokenPurpose.IDENTITY_VERIFICATION;
        String path =
                sample.startsWith("face") ? "/mobile-sdk/face-authentication-token" : "/mobile-sdk/verification-token";
        app.server().answerNext(path, Answer.of(200, "application/json", AuthenteqSamples.load(sample)));
        String token = app.veriport()
                .tokens(AtAuthenteq.ID)
                .issue(TokenRequest.of(purpose))
                .match(single -> single.take().reveal(), reusable -> "a reusable token");

        assertThat(AuthenteqSamples.load(sample)).contains("\"" + token + "\"");
    }

    @Test
    @DisplayName("a page comes with a token in it, and is handed on whole")
    void a_page() {
        String sample = AuthenteqSamples.load("verification-url-200.json").replace("<token>", "sample-token");
        app.server().answerNext(AtAuthenteq.URL, Answer.of(200, "application/json", sample));

        assertThat(pageOf(app.start())).hasToString("https://web-idv.app.authenteq.com/verify?token=sample-token");
    }

    @Test
    @DisplayName("the printed result is approved, with its id")
    void a_result() {
        VerificationSession session = app.start();
        ReturnedParameters back = app.pass(session);
        app.server()
                .answerNext(
                        AtAuthenteq.RESULT,
                        Answer.of(200, "application/json", AuthenteqSamples.load("verification-result-200.json")));

        assertThat(app.identity().complete(session.ref(), back)).satisfies(result -> {
            assertThat(result.decision()).isEqualTo(Decision.APPROVED);
            assertThat(result.id().toOptional())
                    .contains(VerificationId.parse("authenteq:3631324b-5bcc-48b0-b717-4f12f45e0a1d"));
        });
    }

    @Test
    @DisplayName("every sample there is has its line here")
    void every_sample_is_told() throws Exception {
        Stream<String> told = Stream.concat(
                Stream.of(PublishedSamplesTest.class
                                .getDeclaredMethod(
                                        "refusals", String.class, ErrorCode.class, String.class, ReasonCode.class)
                                .getAnnotation(CsvSource.class)
                                .value())
                        .map(line -> line.substring(0, line.indexOf(','))),
                Stream.of(
                        "verification-token-200.json",
                        "face-authentication-token-200.json",
                        "access-token-200-upper-case.json",
                        "verification-url-200.json",
                        "verification-result-200.json"));

        assertThat(told).containsExactlyInAnyOrderElementsOf(AuthenteqSamples.names());
    }

    private void answeredWith(String sample, String contentType) {
        Answer answer = Answer.of(status(sample), contentType, AuthenteqSamples.load(sample));
        if (sample.startsWith("verification-url")) {
            app.server().answerNext(AtAuthenteq.URL, answer);
            app.start();
        } else if (sample.startsWith("verification-result")) {
            VerificationSession session = app.start();
            ReturnedParameters back = app.pass(session);
            app.server().answerNext(AtAuthenteq.RESULT, answer);
            app.identity().complete(session.ref(), back);
        } else if (sample.startsWith("face")) {
            app.server().answerNext("/mobile-sdk/face-authentication-token", answer);
            app.identity()
                    .start(VerificationRequest.builder("case-1")
                            .channel(Channel.MOBILE_SDK)
                            .faceOf(new VerificationId(AtAuthenteq.ID, "earlier"))
                            .build());
        } else {
            app.server().answerNext("/mobile-sdk/verification-token", answer);
            app.startInSdk();
        }
    }

    /** It is in the sample's name. */
    private static int status(String sample) {
        return Integer.parseInt(sample.replaceFirst(".*-(\\d{3})[-.].*", "$1"));
    }
}
