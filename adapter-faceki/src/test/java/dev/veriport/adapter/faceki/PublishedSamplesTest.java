package dev.veriport.adapter.faceki;

import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.faceki.FacekiSamples;
import dev.veriport.model.Decision;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.server.Answer;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C15 Every sample of Faceki's pages, word for word, whatever its content type says. */
final class PublishedSamplesTest {
    private static final List<String> REFUSALS = List.of(
            "generate-token-401-unauthorized.json",
            "generate-token-402.json",
            "generate-token-403-client-id-required.json",
            "access-token-401-unauthorized.json",
            "access-token-402.json",
            "access-token-403-client-id-required.json");
    private static final List<String> TOKENS = List.of("generate-token-200.txt", "access-token-200.txt");

    @Test
    @DisplayName("C15 a refused token is AUTHENTICATION, though its body says 422 or nothing")
    void refused_tokens() {
        for (String sample : REFUSALS) {
            for (String contentType : List.of("application/json", "text/html")) {
                try (AtFaceki app = answering(sample, contentType)) {
                    VeriportException refused = catchThrowableOfType(VeriportException.class, app::start);
                    assertThat(refused.code()).as(sample).isEqualTo(ErrorCode.AUTHENTICATION);
                    assertThat(refused.httpStatus()).hasValue(status(sample));
                    assertThat(app.server().requests(AtFaceki.LINK)).isZero();
                }
            }
        }
    }

    @ParameterizedTest
    @DisplayName("C15 a token printed without its opening brace is not lost:")
    @ValueSource(strings = {"generate-token-200.txt", "access-token-200.txt"})
    void printed_tokens(String sample) {
        try (AtFaceki app = answering(sample, "application/json")) {
            String token = app.veriport()
                    .tokens(AtFaceki.ID)
                    .issue(TokenRequest.of(TokenPurpose.API))
                    .match(single -> "", reusable -> reusable.value().reveal());
            assertThat(token).isNotBlank();
            assertThat(printed(sample)).contains("\"" + token + "\"");
        }
    }

    @Test
    @DisplayName("C15 the printed link is handed on as it is")
    void the_printed_link() {
        try (AtFaceki app = AtFaceki.open()) {
            for (int status : List.of(200, 201)) {
                app.server()
                        .answerNext(
                                AtFaceki.LINK,
                                Answer.of(status, "application/json", FacekiSamples.load("kyc-verify-link-200.json")));
                assertThat(pageOf(app.start()).getPath()).startsWith("/kycverify/");
            }
        }
    }

    @Test
    @DisplayName("C15 the printed record is read, its masked dates unreadable and nothing guessed")
    void the_printed_record() {
        try (AtFaceki app = AtFaceki.open()) {
            app.server()
                    .answerNext(
                            AtFaceki.RECORDS,
                            Answer.of(
                                    200, "application/json", FacekiSamples.load("kyc-verification-records-200.json")));
            VerificationResult result =
                    app.identity().find(VerificationId.parse("faceki:XXXXX-ffa0-XCXXXX-9dfc-XXXXXXXXX"));

            assertThat(result.decision()).isEqualTo(Decision.APPROVED);
            assertThat(result.documents().get(0).issuingCountry().map(country -> country.code()))
                    .isEqualTo(Reported.of("BHR"));
            assertThat(result.documents().get(0).dateOfExpiry()).isEqualTo(Reported.<PartialDate>unreadable());
            assertThat(result.person().dateOfBirth().isUnreadable()).isTrue();
            assertThat(result.documents().get(0).dateOfIssue()).isEqualTo(Reported.<PartialDate>absent());
        }
    }

    @Test
    @DisplayName("every sample there is has its place here")
    void every_sample_is_told() {
        assertThat(FacekiSamples.names())
                .hasSize(REFUSALS.size() + TOKENS.size() + 2)
                .containsAll(REFUSALS)
                .containsAll(TOKENS)
                .contains("kyc-verify-link-200.json", "kyc-verification-records-200.json");
    }

    private static AtFaceki answering(String sample, String contentType) {
        boolean older = sample.startsWith("access-token");
        AtFaceki app =
                AtFaceki.open(Map.of("veriport.faceki.token-endpoint", older ? "access-token" : "generate-token"));
        app.server()
                .answerNext(
                        older ? AtFaceki.OLDER_TOKEN : AtFaceki.TOKEN,
                        Answer.of(status(sample), contentType, printed(sample)));
        return app;
    }

    /** Word for word, but for what stands in one for a token and is none (T20). */
    private static String printed(String sample) {
        return FacekiSamples.load(sample).replace("<Your API Token>", "the.api-token");
    }

    /** It is in the sample's name. */
    private static int status(String sample) {
        return Integer.parseInt(sample.replaceFirst(".*-(\\d{3})[-.].*", "$1"));
    }
}
