package dev.veriport.adapter.onfido;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.onfido.OnfidoReportJson;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Check;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.Evidence;
import dev.veriport.model.Missing;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers beside an approved run. What they have in another form is NOT_READ: not nothing, and not another person's. */
final class OnfidoUnreadTest {
    private static final String ANOTHER = "11111111-2222-4333-8444-555555555555";
    private static final String STRANGER =
            "{\"result\":\"consider\",\"sub_result\":\"rejected\",\"properties\":{\"last_name\":\"Stranger\"}}";

    private final AtOnfido onfido = AtOnfido.open();
    private VerificationSession session;
    private String tasks;

    @AfterEach
    void close() {
        onfido.close();
    }

    private void approve() {
        session = onfido.start();
        onfido.server().finish(pageOf(session), "approved");
        tasks = "GET /v3.6/workflow_runs/" + AtOnfido.run(session) + "/tasks";
    }

    private VerificationResult result() {
        VerificationResult result = onfido.identity().complete(session.ref(), ReturnedParameters.none());
        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        return result;
    }

    private static String task(String id, String more) {
        return "{\"id\":\"" + id + "\",\"task_def_id\":\"document_check\"" + more + "}";
    }

    private static void assertPersonNotRead(VerificationResult result) {
        assertThat(result.notRead()).extracting(UnreadPart::part).contains(Part.PERSON, Part.DOCUMENTS, Part.CHECKS);
        assertThat(result.person().familyName().missing()).contains(Missing.NOT_READ);
    }

    @ParameterizedTest
    @DisplayName(
            "the latest document check has no report: the person is NOT_READ, not that of an earlier, refused document")
    @ValueSource(strings = {"", ",\"output\":null", ",\"output\":[]", ",\"output\":[{\"result\":\"clear\"}]"})
    void latestWithoutReport(String output) {
        approve();
        onfido.answer(tasks + " ", "[" + task("d_1", "") + "," + task("d_2", "") + "]");
        onfido.answer(tasks + "/d_1 ", task("d_1", ",\"output\":" + STRANGER));
        onfido.answer(tasks + "/d_2 ", task("d_2", output));

        assertPersonNotRead(result());
    }

    @Test
    @DisplayName("a face check without a report leaves the checks NOT_READ alone")
    void faceWithoutReport() {
        VerificationResult result = onfido.ended("approved", "face_check_photo", "[]");

        assertThat(result.notRead()).extracting(UnreadPart::part).containsExactly(Part.CHECKS);
        assertThat(result.person().familyName().isGiven()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("a list of tasks in another form is NOT_READ, and so is a task without an id that can be sent")
    @ValueSource(
            strings = {
                "{}",
                "null",
                "\"\"",
                "[\"document_check\"]",
                "{\"tasks\":[]}",
                "[{\"task_def_id\":\"document_check\"}]",
                "[{\"task_def_id\":\"document_check\",\"id\":\"dok um\u00e9nt\"}]",
                "[{\"task_def_id\":\"document_check\",\"id\":\"[redacted]\"}]"
            })
    void listOfTasks(String list) {
        approve();
        onfido.answer(tasks + " ", list);

        assertPersonNotRead(result());
    }

    @ParameterizedTest
    @DisplayName("a task of another id or run has the person of another: NOT_READ")
    @ValueSource(strings = {"{\"id\":\"d_2\",", "{\"id\":\"d_1\",\"workflow_run_id\":\"" + ANOTHER + "\","})
    void anotherTask(String beginning) {
        approve();
        onfido.answer(tasks + " ", "[" + task("d_1", "") + "]");
        onfido.answer(tasks + "/d_1 ", beginning + "\"task_def_id\":\"document_check\",\"output\":" + STRANGER + "}");

        assertPersonNotRead(result());
    }

    @ParameterizedTest
    @DisplayName("a list of files in another form is NOT_READ")
    @ValueSource(strings = {"{}", "null", "[]", "{\"documents\":{}}", "{\"data\":[]}"})
    void listOfFiles(String list) {
        approve();
        onfido.answer("GET /v3.6/documents?", list);

        VerificationResult result = result();

        assertThat(result.notRead()).extracting(UnreadPart::part).containsExactly(Part.EVIDENCE);
        assertThat(result.evidence())
                .extracting(Evidence::kind)
                .containsExactly(Evidence.Kind.LIVENESS_FACE, Evidence.Kind.REPORT);
    }

    @ParameterizedTest
    @DisplayName(
            "a file of another applicant, or without an id, is no evidence and NOT_READ; the other files are there")
    @ValueSource(strings = {"\"id\":\"f-1\",\"applicant_id\":\"" + ANOTHER + "\"", "\"id\":null", "\"id\":\"a b\""})
    void anotherFile(String file) {
        approve();
        onfido.answer(
                "GET /v3.6/documents?",
                "{\"documents\":[{\"side\":\"front\"," + file + "},{\"side\":\"back\",\"id\":\"f-2\"}]}");

        VerificationResult result = result();

        assertThat(result.notRead()).extracting(UnreadPart::part).containsExactly(Part.EVIDENCE);
        assertThat(result.evidence())
                .extracting(Evidence::kind)
                .containsExactly(Evidence.Kind.DOCUMENT_BACK, Evidence.Kind.LIVENESS_FACE, Evidence.Kind.REPORT);
    }

    @ParameterizedTest
    @DisplayName("a clear document whose sub-result is not clear is not PASSED")
    @ValueSource(strings = {"\"rejected\"", "\"suspected\"", "\"caution\"", "\"splendid\"", "[\"clear\"]"})
    void clearButNot(String subResult) {
        String report =
                OnfidoReportJson.document().with("sub_result", subResult).json();

        assertThat(onfido.ended("review", "document_check", report).checks())
                .filteredOn(check -> check.type() == CheckType.DOCUMENT)
                .extracting(Check::outcome)
                .containsExactly(
                        subResult.matches("\"(rejected|suspected|caution)\"") ? Outcome.INCONCLUSIVE : Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @DisplayName("reports of another check, and no list of them, are malformed")
    @ValueSource(
            strings = {
                "{}",
                "{\"reports\":null}",
                "{\"reports\":[{\"name\":\"document\",\"check_id\":\"" + ANOTHER + "\"}]}"
            })
    void anotherCheck(String reports) {
        onfido.answer("GET /v3.6/reports?", reports);

        assertThatFailureOf(() -> onfido.api().reports("check-1")).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("another report is malformed")
    void anotherReport() {
        onfido.answer("GET /v3.6/reports/", "{\"id\":\"" + ANOTHER + "\",\"name\":\"document\"}");

        assertThatFailureOf(() -> onfido.api().report("report-1")).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("an explanation with personal data has neither the SDK token nor the link of the run")
    void explanation() {
        VerificationResult result = onfido.ended("approved");
        String run = result.id().toOptional().orElseThrow().value();

        assertThat(result.explain().text(true))
                .contains("run#/dashboard_url")
                .doesNotContain("sdk-" + run, "/l/" + run);
    }

    @Test
    @DisplayName("an explanation of several runs of one attempt has neither")
    void explanationOfSeveral() {
        AttemptId tag = AttemptId.random();
        String run = "{\"id\":\"run-%s\",\"customer_user_id\":\"case~1\",\"tags\":[\"" + tag
                + "\"],\"sdk_token\":\"sdk-secret\",\"link\":{\"url\":\"https://eu.onfido.example/l/secret\"}}";
        onfido.answer("GET /v3.6/workflow_runs?", "[" + run.formatted(1) + "," + run.formatted(2) + "]");

        VerificationResult result = onfido.identity()
                .findByReference(AttemptReference.of(onfido.identity().id(), "case~1", tag));

        assertThat(result.provenance().recordIds()).containsExactly("run-1", "run-2");
        assertThat(result.explain().text(true)).doesNotContain("secret");
    }

    @Test
    @DisplayName("reasons in the workflow's own words are printed only where they look like a code")
    void freeText() {
        approve();
        String run = AtOnfido.run(session);
        onfido.answer(
                "GET /v3.6/workflow_runs/" + run + " ",
                "{\"id\":\"" + run + "\",\"applicant_id\":\""
                        + onfido.server().applicantIds().get(0)
                        + "\",\"status\":\"approved\",\"reasons\":[\"Pat Sample, 1987-03-14, is on our list\",\"on_list\"]}");

        VerificationResult result = result();

        assertThat(result.toString()).contains("on_list").doesNotContain("Pat Sample");
        assertThat(result.explain().text(false)).contains("on_list").doesNotContain("Pat Sample");
        assertThat(result.explain().text(true)).contains("Pat Sample");
    }
}
