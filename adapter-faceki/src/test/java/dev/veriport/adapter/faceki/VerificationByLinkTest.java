package dev.veriport.adapter.faceki;

import static dev.veriport.adapter.faceki.AtFaceki.LINK;
import static dev.veriport.adapter.faceki.AtFaceki.RECORDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A verification by a link, and the record that tells how it went. */
final class VerificationByLinkTest {
    private final AtFaceki app = AtFaceki.open(Map.of("veriport.faceki.workflow.thorough", "strict"));

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    @DisplayName("a link is ordered with our identifier, the workflow and the return address, and whole minutes")
    void the_order() {
        VerificationSession session = app.identity()
                .start(VerificationRequest.builder("case~1")
                        .returnTo(AtFaceki.RETURN_TO)
                        .workflow("thorough")
                        .expiry(Duration.ofSeconds(61))
                        .build());
        String order = lastTo(LINK).bodyText();

        assertThat(order)
                .contains("\"workflowId\":\"strict\"")
                .contains("\"redirect_url\":\"" + AtFaceki.RETURN_TO + "\"")
                .containsPattern("\"applicationId\":\"case~1~[0-9a-f-]{36}\"")
                .contains("\"expiryTime\":2");
        assertThat(session.expiresAt().isGiven()).isTrue();
        assertThat(session.handoff().expiresAt()).isEqualTo(session.expiresAt());
        assertThat(lastTo(LINK).header("Authorization"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer "));
    }

    @Test
    @DisplayName("without an expiry none is sent, and none is told")
    void without_expiry() {
        VerificationSession session = app.start();

        assertThat(lastTo(LINK).bodyText()).doesNotContain("expiryTime").contains("\"workflowId\":\"workflow-1\"");
        assertThat(session.expiresAt()).isEqualTo(Reported.notProvided());
    }

    @Test
    @DisplayName("in the mobile SDK the link's id is the token")
    void in_the_sdk() {
        VerificationSession session = app.startInSdk();
        String token = session.handoff().match(page -> "", sdk -> sdk.token().reveal());

        assertThat(session.ref().state("link")).contains(token);
        assertThat(lastTo(LINK).bodyText()).doesNotContain("redirect_url");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("how it ended is read from the record:")
    @CsvSource({
        "APPROVED, APPROVED, CHANGEABLE",
        "DECLINED, DECLINED, CHANGEABLE",
        "REVIEW, REVIEW, OPEN",
        "ABANDONED, PENDING, OPEN"
    })
    void endings(Ending ending, Decision decision, Finality finality) {
        VerificationResult result = app.completed(ending);

        assertThat(result.decision()).isEqualTo(decision);
        assertThat(result.finality()).isEqualTo(finality);
        assertThat(result.reference()).isEqualTo(Reported.of("case~1"));
        assertThat(result.id().isGiven()).isEqualTo(decision != Decision.PENDING);
    }

    @Test
    @DisplayName("what the browser brings back is not believed")
    void the_return_is_not_believed() {
        VerificationSession session = app.start();

        assertThat(app.identity()
                        .complete(
                                session.ref(),
                                ReturnedParameters.ofQuery("status=ACCEPTED&decision=ACCEPTED&requestId=1"))
                        .decision())
                .isEqualTo(Decision.PENDING);
        app.end(session, Ending.DECLINED);
        assertThat(app.identity()
                        .complete(session.ref(), ReturnedParameters.ofQuery("status=ACCEPTED"))
                        .decision())
                .isEqualTo(Decision.DECLINED);
    }

    @Test
    @DisplayName("a person in the portal decides otherwise later, and the record says so")
    void the_portal_decides_otherwise() {
        VerificationSession session = app.start();
        ReturnedParameters back = app.end(session, Ending.REVIEW);
        VerificationResult before = app.identity().complete(session.ref(), back);
        VerificationId id = before.id().toOptional().orElseThrow();
        app.server().decide(id.value(), "APPROVED");

        assertThat(app.identity().find(id).decision()).isEqualTo(Decision.APPROVED);
        assertThat(app.identity().find(id).provenance().decidedByPerson()).isEqualTo(Reported.of(true));
        assertThat(app.identity().find(id).reference()).isEqualTo(Reported.of("case~1"));
        assertThat(app.identity().complete(session.ref(), back).decision()).isEqualTo(Decision.APPROVED);
    }

    @Test
    @DisplayName("a record is found by our identifier")
    void by_record_identifier() {
        app.completed(Ending.APPROVED);
        String order = app.server().recorded().stream()
                .filter(request -> request.path().equals(LINK))
                .findFirst()
                .orElseThrow()
                .bodyText();
        String identifier = order.replaceFirst(".*\"applicationId\":\"([^\"]*)\".*", "$1");
        AttemptReference nobody = new AttemptReference(AtFaceki.ID, "nobody~1");

        assertThat(app.identity()
                        .findByReference(new AttemptReference(AtFaceki.ID, identifier))
                        .decision())
                .isEqualTo(Decision.APPROVED);
        assertThat(catchThrowableOfType(
                                VeriportException.class, () -> app.identity().findByReference(nobody))
                        .code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("an unknown id is NOT_FOUND, be it told by an empty list, by 8013 or by HTTP 404")
    void an_unknown_id() {
        VerificationId nobody = VerificationId.parse("faceki:nobody");
        assertThat(codeOfFind(nobody)).isEqualTo(ErrorCode.NOT_FOUND);
        app.server().answerNext(RECORDS, json(200, "{\"status\":false,\"code\":8013,\"result\":[]}"));
        assertThat(codeOfFind(nobody)).isEqualTo(ErrorCode.NOT_FOUND);
        app.server().answerNext(RECORDS, json(404, "<html></html>"));
        assertThat(codeOfFind(nobody)).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("in complete the same three are PENDING")
    void no_record_yet() {
        VerificationSession session = app.start();
        for (String answer : List.of("{\"code\":200,\"result\":[]}", "{\"code\":8013,\"result\":{}}")) {
            app.server().answerNext(RECORDS, json(200, answer));
            assertThat(app.identity()
                            .complete(session.ref(), ReturnedParameters.none())
                            .decision())
                    .isEqualTo(Decision.PENDING);
        }
    }

    @Test
    @DisplayName("several records under one key let nobody in; all their ids are kept")
    void several_records() {
        VerificationSession session = app.start();
        String link = session.ref().state("link").orElseThrow();
        app.server()
                .answerNext(
                        RECORDS,
                        json(
                                200,
                                "{\"code\":200,\"result\":[{\"link\":\"%1$s\",\"requestId\":\"a\",\"decision\":\"ACCEPTED\"},"
                                                .formatted(link)
                                        + "{\"link\":\"%1$s\",\"requestId\":\"b\",\"decision\":\"ACCEPTED\"}]}"
                                                .formatted(link)));
        VerificationResult result = app.identity().complete(session.ref(), ReturnedParameters.none());

        assertThat(result.decision()).isEqualTo(Decision.INDETERMINATE);
        assertThat(result.provenance().recordIds()).containsExactly("a", "b");
    }

    @Test
    @DisplayName("a record of another link is not taken for ours")
    void a_foreign_record() {
        VerificationSession session = app.start();
        app.server()
                .answerNext(
                        RECORDS,
                        json(200, "{\"code\":200,\"result\":[{\"link\":\"other\",\"decision\":\"ACCEPTED\"}]}"));

        assertThat(catchThrowableOfType(
                                VeriportException.class,
                                () -> app.identity().complete(session.ref(), ReturnedParameters.none()))
                        .code())
                .isEqualTo(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("an expired link is told apart from one that never was")
    void an_expired_link() {
        VerificationSession session = app.start();
        for (Map.Entry<Integer, ReasonCode> code : Map.of(8015, ReasonCode.LINK_EXPIRED, 8014, ReasonCode.LINK_INVALID)
                .entrySet()) {
            app.server().answerNext(RECORDS, json(200, "{\"code\":" + code.getKey() + "}"));
            VeriportException failure = catchThrowableOfType(
                    VeriportException.class, () -> app.identity().complete(session.ref(), ReturnedParameters.none()));
            assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
            assertThat(failure.reason()).contains(code.getValue());
        }
    }

    private ErrorCode codeOfFind(VerificationId id) {
        return catchThrowableOfType(
                        VeriportException.class, () -> app.identity().find(id))
                .code();
    }

    private RecordedRequest lastTo(String path) {
        return app.server().recorded().stream()
                .filter(request -> request.path().equals(path))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static Answer json(int status, String body) {
        return Answer.of(status, "application/json", body);
    }

    @Test
    @DisplayName("C11 the vendor's own API is not the vendor, so nobody closes it, and ends with its Veriport")
    void the_api() {
        FacekiApi faceki = app.identity().unwrap(FacekiApi.class).orElseThrow();
        assertThat(faceki).isNotInstanceOf(AutoCloseable.class);
        app.veriport().close();
        VeriportException closed =
                catchThrowableOfType(VeriportException.class, () -> faceki.workflowRules("workflow-1"));
        assertThat(closed.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(closed.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(app.server().requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "{}", "\"a b\"", "\"a\\r\\nX-Evil: 1\"", "\"a\\u0000\"", "\"a\u00e9\""})
    @DisplayName("A8 a link whose id could not be sent back is MALFORMED_RESPONSE when it comes:")
    void no_link_id(String json) {
        for (int attempt = 0; attempt < 2; attempt++) {
            app.server()
                    .answerNext(
                            AtFaceki.LINK,
                            json(
                                    200,
                                    "{\"responseCode\":0,\"data\":" + json + ",\"url\":\"https://links.example/a\"}"));
        }
        assertThat(catchThrowableOfType(VeriportException.class, app::start).code())
                .isEqualTo(ErrorCode.MALFORMED_RESPONSE);
    }
}
