package dev.veriport.adapter.faceki;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.Check;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.server.Answer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record holds and nobody can read: it is there, and never told as none. */
final class UnreadableRecordsTest {
    private final AtFaceki app = AtFaceki.open();

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    @DisplayName("D6 a name with bytes that are no UTF-8 is MALFORMED_RESPONSE and no result")
    void bytes() {
        byte[] body =
                "{\"code\":200,\"result\":[{\"requestId\":\"r-1\",\"decision\":\"ACCEPTED\",\"x\":\"\u00ed\u00a1\u0080\"}]}"
                        .getBytes(ISO_8859_1);

        assertThat(catchThrowableOfType(
                                VeriportException.class,
                                () -> new FacekiAnswers(Optional.empty())
                                        .read(new VendorResponse(200, Optional.empty(), body)))
                        .code())
                .isEqualTo(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("D7 checks and scores that cannot be read are told, and not left out")
    void checks() {
        VerificationResult result = app.foundRecord("\"verification_summary\":{\"face_verified\":\"true\","
                + "\"document_verified\":\"mostly\",\"image_quality\":1,\"document_liveness_verified\":null},"
                + "\"document_data\":[{\"document_face_match\":{\"similarity\":\"high\"}}]");

        assertThat(result.checks())
                .extracting(check -> check.type() + " " + check.outcome() + " " + check.word() + " " + check.score())
                .containsExactly(
                        "FACE_MATCH PASSED true UNREADABLE",
                        "DOCUMENT UNKNOWN mostly NOT_PROVIDED",
                        "IMAGE_QUALITY UNKNOWN 1 NOT_PROVIDED");
        assertThat(result.explain().unknownWords())
                .extracting(line -> line.ours())
                .contains("checks.DOCUMENT", "checks.IMAGE_QUALITY", "checks.FACE_MATCH.score");
        assertThat(app.foundRecord("\"verification_summary\":\"fine\"").checks())
                .extracting(Check::type, Check::outcome)
                .contains(tuple(CheckType.FACE_LIVENESS, Check.Outcome.UNKNOWN));
    }

    @ParameterizedTest(name = "D7 a similarity of {0} is {1}")
    @CsvSource({
        "99.5, 99.5",
        "'\"99.5\"', 99.5",
        "0, 0.0",
        "100, 100.0",
        "101, UNREADABLE",
        "-1, UNREADABLE",
        "1e400, UNREADABLE"
    })
    void scores(String written, String score) {
        assertThat(document("\"document_face_match\":{\"similarity\":" + written + "}")
                        .checks()
                        .get(0)
                        .score()
                        .map(Check.Score::value))
                .hasToString(score);
    }

    @Test
    @DisplayName("D7 an editor that cannot be read is not no editor, and neither is a reference no reference")
    void provenance() {
        assertThat(app.foundRecord("\"updateBy\":{\"id\":1}").provenance().decidedByPerson())
                .isEqualTo(Reported.unreadable());
        assertThat(app.foundRecord("\"updateBy\":\"pat\"").provenance().decidedByPerson())
                .isEqualTo(Reported.of(true));
        assertThat(app.foundRecord("\"updateBy\":null").provenance().decidedByPerson())
                .isEqualTo(Reported.of(false));
        assertThat(app.foundRecord("\"record_identifier\":{}").reference()).isEqualTo(Reported.unreadable());
        assertThat(app.foundRecord("\"createdAt\":\"yesterday\"").startedAt()).isEqualTo(Reported.unreadable());
    }

    @ParameterizedTest
    @DisplayName("D7 what is no record is MALFORMED_RESPONSE, never no record:")
    @ValueSource(strings = {"\"text\"", "7", "true", "[\"text\"]", "[null]", "{\"requestId\":\"r-2\"}", "[{}]"})
    void noRecords(String result) {
        isMalformed("{\"code\":200,\"result\":" + result + "}");
    }

    @Test
    @DisplayName("D7 one record without its array is a record")
    void oneRecord() {
        assertThat(app.found("{\"code\":200,\"result\":{\"requestId\":\"r-1\",\"decision\":\"ACCEPTED\"}}")
                        .decision())
                .isEqualTo(Decision.APPROVED);
    }

    @ParameterizedTest(name = "D6 {0} is {1}")
    @DisplayName("D6 two codes that contradict each other approve nobody:")
    @CsvSource({
        "'\"code\":200,\"responseCode\":0', APPROVED",
        "'\"code\":200,\"responseCode\":\"\"', APPROVED",
        "'\"code\":5005,\"responseCode\":0', DECLINED",
        "'\"code\":200,\"responseCode\":5005', DECLINED",
        "'\"code\":201,\"responseCode\":0', INDETERMINATE",
    })
    void twoCodes(String codes, Decision decision) {
        assertThat(app.found("{" + codes + ",\"result\":[{\"requestId\":\"r-1\",\"decision\":\"ACCEPTED\"}]}")
                        .decision())
                .isEqualTo(decision);
    }

    @ParameterizedTest
    @DisplayName("D6 a code that is none is MALFORMED_RESPONSE:")
    @ValueSource(strings = {"{}", "[200]", "true", "{},\"responseCode\":0", "200,\"responseCode\":{}"})
    void noCode(String code) {
        isMalformed("{\"code\":" + code + ",\"result\":[]}");
    }

    private VerificationResult document(String fields) {
        return app.foundRecord("\"document_data\":[{" + fields + "}]");
    }

    private void isMalformed(String body) {
        for (int attempt = 0; attempt < 2; attempt++) { // a read is tried again
            app.server().answerNext(AtFaceki.RECORDS, Answer.of(200, "application/json", body));
        }
        assertThatFailureOf(() -> app.found(body)).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }
}
