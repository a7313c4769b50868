package dev.veriport.adapter.onfido;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.onfido.FakeOnfidoServer;
import dev.veriport.fake.onfido.OnfidoReportJson;
import dev.veriport.model.Check;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Environment;
import dev.veriport.model.Finality;
import dev.veriport.model.Missing;
import dev.veriport.model.Origin;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Sex;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A result: the run's status, and the reports of its tasks. */
final class OnfidoResultsTest {
    private static final String DOCUMENT = "document_check";

    private final AtOnfido onfido = AtOnfido.open();

    @AfterEach
    void close() {
        onfido.close();
    }

    @ParameterizedTest
    @DisplayName("the run's status decides")
    @CsvSource({
        "approved, APPROVED, CHANGEABLE",
        "declined, DECLINED, CHANGEABLE",
        "review, REVIEW, OPEN",
        "abandoned, RESUBMIT, RETRYABLE",
        "error, INDETERMINATE, OPEN"
    })
    void status(String status, Decision decision, Finality finality) {
        VerificationResult result = onfido.ended(status);

        assertThat(result.decision()).isEqualTo(decision);
        assertThat(result.finality()).isEqualTo(finality);
        assertThat(result.provenance().decisionWord().toOptional()).contains(status);
        assertThat(result.environment().toOptional()).contains(Environment.SANDBOX);
    }

    @Test
    @DisplayName("an open run is PENDING, and one request reads it")
    void open() {
        VerificationSession session = onfido.start();
        int before = onfido.server().callCount();

        VerificationResult result = onfido.identity().complete(session.ref(), ReturnedParameters.none());

        assertThat(result.decision()).isEqualTo(Decision.PENDING);
        assertThat(result.endedAt().isGiven()).isFalse();
        assertThat(onfido.server().callCount()).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("an abandoned run has the reason SESSION.ABANDONED")
    void abandoned() {
        assertThat(onfido.ended("abandoned").reasons()).extracting(Reason::code).containsExactly(ReasonCode.ABANDONED);
    }

    @Test
    @DisplayName("the person and the document come from the document check")
    void personAndDocument() {
        VerificationResult result = onfido.ended("approved");

        assertThat(result.person().givenNames().reveal()).contains("Mira Solveig");
        assertThat(result.person().familyName().reveal()).contains("Testmann");
        assertThat(result.person().dateOfBirth().reveal()).contains(new PartialDate(1991, 7, 23));
        assertThat(result.person().sex().reveal()).contains(Sex.F);
        assertThat(result.person().nationality().reveal().orElseThrow().code()).isEqualTo("NOR");
        Document document = result.documents().get(0);
        assertThat(result.documents()).hasSize(1);
        assertThat(document.type()).isEqualTo(DocumentType.NATIONAL_ID);
        assertThat(document.number().reveal()).contains("XTEST0042");
        assertThat(document.dateOfIssue().toOptional()).contains(new PartialDate(2023, 3, 1));
        assertThat(document.dateOfExpiry().toOptional()).contains(new PartialDate(2033, 2, 28));
    }

    @Test
    @DisplayName("the checks come from the breakdowns of both checks, with the scores of the face")
    void checks() {
        assertThat(onfido.ended("approved").checks())
                .extracting(Check::type, Check::outcome, check -> check.score().toOptional())
                .contains(
                        tuple(CheckType.DOCUMENT, Outcome.PASSED, Optional.empty()),
                        tuple(CheckType.DOCUMENT_LIVENESS, Outcome.PASSED, Optional.empty()),
                        tuple(CheckType.AGE, Outcome.PASSED, Optional.empty()),
                        tuple(CheckType.FACE_MATCH, Outcome.PASSED, Optional.of(new Check.Score(0.91, 0, 1))),
                        tuple(CheckType.FACE_LIVENESS, Outcome.PASSED, Optional.of(new Check.Score(0.95, 0, 1))))
                .extracting(one -> one.toList().get(0))
                .doesNotContain(CheckType.CHIP);
    }

    @Test
    @DisplayName("a declined run has the reasons of the breakdown, as exact as the report is")
    void reasons() {
        VerificationResult result = onfido.ended("declined");

        assertThat(result.reasons())
                .extracting(
                        Reason::code, reason -> reason.vendorCode().toOptional().orElse(""))
                .containsExactly(tuple(ReasonCode.SUSPECTED, "suspected"), tuple(ReasonCode.COPY, "photo_of_screen"));
        assertThat(result.checks())
                .filteredOn(check -> check.type() == CheckType.DOCUMENT_LIVENESS)
                .extracting(Check::outcome)
                .containsExactly(Outcome.INCONCLUSIVE);
    }

    @Test
    @DisplayName("an approved run has no reasons of its reports, though a part of them is not clear")
    void approvedHasNone() {
        String report = OnfidoReportJson.document()
                .breakdown("image_integrity", "image_quality", "consider")
                .json();

        assertThat(onfido.ended("approved", DOCUMENT, report).reasons()).isEmpty();
    }

    @Test
    @DisplayName("a result that is not known is UNKNOWN, and an unknown breakdown is UNMAPPED: neither is a guess")
    void unknownWords() {
        String report = OnfidoReportJson.document()
                .result("splendid")
                .without("sub_result")
                .with("breakdown", "{\"aura\":{\"result\":\"dim\"}}")
                .json();

        VerificationResult result = onfido.ended("review", DOCUMENT, report);

        assertThat(result.checks())
                .filteredOn(check -> check.type() == CheckType.DOCUMENT)
                .extracting(Check::outcome)
                .containsExactly(Outcome.UNKNOWN);
        assertThat(result.reasons())
                .extracting(
                        Reason::code, reason -> reason.vendorCode().toOptional().orElse(""))
                .containsExactly(tuple(ReasonCode.UNMAPPED, "aura"));
    }

    @Test
    @DisplayName("an output that is a list or null, and one without its parts, leave the decision as it is")
    void otherOutputs() {
        for (String output :
                new String[] {"[]", "null", "[{\"id\":\"x\"}]", "{}", "{\"properties\":[7]}", "\"text\""}) {
            VerificationResult result = onfido.ended("approved", DOCUMENT, output);
            assertThat(result.decision()).as(output).isEqualTo(Decision.APPROVED);
            assertThat(result.person().familyName().isGiven()).as(output).isFalse();
        }
    }

    @Test
    @DisplayName("the lines of a machine-readable zone are joined, and a number of another type is not the document's")
    void properties() {
        String report = OnfidoReportJson.document()
                .property("mrz_line1", "P<NORTEST")
                .property("mrz_line2", "X42")
                .with(
                        "properties",
                        "{\"mrz_line1\":\"P<NOR\",\"mrz_line2\":\"X42\",\"document_numbers\":"
                                + "[{\"type\":\"personal_number\",\"value\":\"1\"},"
                                + "{\"type\":\"document_number\",\"value\":\"2\"}]}")
                .json();

        Document document =
                onfido.ended("approved", DOCUMENT, report).documents().get(0);

        assertThat(document.mrz().reveal()).contains("P<NOR\nX42");
        assertThat(document.number().reveal()).contains("2");
        assertThat(document.type()).isEqualTo(DocumentType.OTHER);
    }

    @Test
    @DisplayName("tasks that cannot be read are NOT_READ, and the decision stands")
    void notRead() {
        VerificationSession session = onfido.start();
        onfido.server().finish(pageOf(session), "approved");
        onfido.wire()
                .fail(
                        "GET /v3.6/workflow_runs/" + AtOnfido.run(session) + "/tasks",
                        Fault.respond(403, Map.of(), new byte[0]));

        VerificationResult result = onfido.identity().complete(session.ref(), ReturnedParameters.none());

        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        assertThat(result.person().familyName().missing()).contains(Missing.NOT_READ);
        assertThat(result.notRead()).extracting(UnreadPart::part).contains(Part.PERSON, Part.DOCUMENTS, Part.CHECKS);
    }

    @Test
    @DisplayName("a face check that cannot be read is NOT_READ alone: the document's data and checks are there")
    void oneTaskNotRead() {
        VerificationSession session = onfido.start();
        onfido.server().finish(pageOf(session), "approved");
        VerificationId id = new VerificationId(session.provider(), AtOnfido.run(session));
        String face = onfido.api().tasks(id).entrySet().stream()
                .filter(task -> task.getValue().startsWith("face_check"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        onfido.wire()
                .fail(
                        "GET /v3.6/workflow_runs/" + id.value() + "/tasks/" + face,
                        Fault.respond(403, Map.of(), new byte[0]));

        VerificationResult result = onfido.identity().find(id);

        assertThat(result.notRead()).extracting(UnreadPart::part).containsExactly(Part.CHECKS);
        assertThat(result.person().familyName().isGiven()).isTrue();
        assertThat(result.documents()).hasSize(1);
        assertThat(result.checks()).extracting(Check::type).contains(CheckType.DOCUMENT);
    }

    @Test
    @DisplayName("an answer about another run is malformed")
    void anotherRun() {
        VerificationSession session = onfido.start();
        byte[] another = "{\"id\":\"another-run\",\"status\":\"approved\"}".getBytes(UTF_8);
        onfido.wire()
                .fail(
                        "GET /v3.6/workflow_runs/" + AtOnfido.run(session),
                        Fault.respond(200, Map.of("Content-Type", "application/json"), another));

        assertThatFailureOf(() -> onfido.identity().complete(session.ref(), ReturnedParameters.none()))
                .hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("each value names the answer and the field that it came from")
    void provenance() {
        VerificationResult result = onfido.ended("approved");

        assertThat(result.provenance().decisionWord().origins())
                .extracting(Origin::field)
                .containsExactly("run#/status");
        assertThat(result.person().familyName().origins())
                .extracting(Origin::field)
                .singleElement()
                .satisfies(field -> assertThat(field).matches("document_check_.*#/output/properties/last_name"));
        assertThat(result.provenance().answers()).containsKeys("run", "tasks");
    }

    @Test
    @DisplayName("a workflow with one task has its person and no face; tasks of other names are found by the settings")
    void otherTasks() {
        FakeOnfidoServer server = FakeOnfidoServer.builder()
                .workflow(FakeOnfidoServer.PHOTO_WORKFLOW, "id_inspection")
                .start();
        try (AtOnfido own =
                AtOnfido.open(server, Map.of("veriport.onfido.document-tasks", "document_check,id_inspection"))) {
            VerificationResult result = own.ended(
                    "approved", "id_inspection", OnfidoReportJson.document().json());

            assertThat(result.person().familyName().reveal()).contains("Testmann");
            assertThat(own.api().tasks(idOf(result)).values()).containsExactly("id_inspection");
        }
    }

    @Test
    @DisplayName("a decision that a reviewer changed is found")
    void changed() {
        VerificationResult result = onfido.ended("review");
        onfido.server().decide(idOf(result).value(), "declined");

        assertThat(onfido.identity().find(idOf(result)).decision()).isEqualTo(Decision.DECLINED);
    }
}
