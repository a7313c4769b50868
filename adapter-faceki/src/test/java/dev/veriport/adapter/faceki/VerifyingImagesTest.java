package dev.veriport.adapter.faceki;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.faceki.FacekiRecordJson;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.fake.faceki.Submission;
import dev.veriport.fake.faceki.WorkflowRulesJson;
import dev.veriport.model.Decision;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.Finality;
import dev.veriport.model.ImageSource;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.SampleFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyingImagesTest {
    private AtFaceki app = AtFaceki.open();

    @AfterEach
    void close() {
        app.close();
    }

    private AtFaceki reopen(FakeFacekiServer server, Map<String, String> settings) {
        app.close();
        app = AtFaceki.open(server, settings);
        return app;
    }

    @Test
    @DisplayName("images leave under the vendor's names, with the workflow and an identifier of their own each time")
    void names() {
        app.server()
                .rules(
                        "workflow-1",
                        WorkflowRulesJson.anyDocument()
                                .documents("Passport", "ID Card")
                                .documentOptional(false));
        EvidenceSubmission submission = EvidenceSubmission.builder("case~1", AtFaceki.PHOTO)
                .document(AtFaceki.PHOTO)
                .document(AtFaceki.PHOTO, ImageSource.bytes(SampleFiles.png()))
                .build();
        app.identity().verify(submission);
        app.identity().verify(submission);

        Submission sent = app.server().submissions().get(0);
        assertThat(sent.partNames())
                .containsExactlyInAnyOrder(
                        "workflowId",
                        "record_identifier",
                        "selfie",
                        "document_1_front",
                        "document_2_front",
                        "document_2_back");
        assertThat(sent.workflowId()).isEqualTo("workflow-1");
        assertThat(sent.recordIdentifier()).startsWith("case~1~");
        assertThat(app.server().submissions())
                .extracting(Submission::recordIdentifier)
                .doesNotHaveDuplicates();
        assertThat(sent.content("document_2_back")).isEqualTo(SampleFiles.png());
    }

    @Test
    @DisplayName("what the camera wrote beside the picture stays here")
    void comments_stay() {
        app.verify();

        assertThat(new String(app.server().submissions().get(0).content("selfie"), ISO_8859_1))
                .doesNotContain("photo");
    }

    @Test
    @DisplayName("the decision arrives with the id, and the record has the rest")
    void decision() {
        VerificationResult verified = app.verify();

        assertThat(verified).isApproved().hasReference("case~1");
        assertThat(verified.finality()).isEqualTo(Finality.CHANGEABLE);
        VerificationResult found =
                app.identity().find(verified.id().toOptional().orElseThrow());
        assertThat(found).isApproved().hasReference("case~1");
        assertThat(found.person().fullName().isGiven()).isTrue();
        assertThat(verified.explain().toString()).contains("/result/decision = ACCEPTED");
    }

    @Test
    @DisplayName("the answer about another workflow is not the answer")
    void another_workflow() {
        app.server()
                .answerNext(
                        AtFaceki.RECORDS,
                        Answer.of(
                                200,
                                "application/json",
                                "{\"code\":200,\"result\":[{\"requestId\":\"r-1\",\"decision\":\"ACCEPTED\","
                                        + "\"workflowId\":\"another\"}]}"));

        assertThatFailureOf(app::verify).hasCode(ErrorCode.OUTCOME_UNKNOWN);
    }

    @Test
    @DisplayName("the rules of another workflow are not its rules")
    void rules_of_another_workflow() {
        String another = "{\"code\":200,\"result\":{\"workflowId\":\"another\",\"documents\":[\"Passport\"]}}";
        for (int attempt = 0; attempt < 5; attempt++) { // a read is repeated
            app.server().answerNext(FakeFacekiServer.RULES, Answer.of(200, "application/json", another));
        }

        FacekiApi api = app.identity().unwrap(FacekiApi.class).orElseThrow();
        assertThatFailureOf(() -> api.workflowRules("workflow-1")).hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "5004, RESUBMIT, LIVENESS_FAILED",
        "5005, DECLINED, MISMATCH",
        "5006, RESUBMIT, MISSING_IMAGE",
        "5007, DECLINED, RULES_NOT_MET",
        "5008, DECLINED, UNMAPPED",
        "5010, DECLINED, EXPIRED",
        "5011, RESUBMIT, EXPIRY_NOT_FOUND",
        "5012, INDETERMINATE, UNMAPPED",
        "8003, RESUBMIT, TRY_AGAIN",
        "8004, RESUBMIT, CROPPED",
        "8005, RESUBMIT, TOO_CLOSE",
        "8006, RESUBMIT, NO_FACE",
        "8007, RESUBMIT, NEAR_EDGE",
        "8008, RESUBMIT, TOO_SMALL",
        "8009, RESUBMIT, POOR_LIGHT"
    })
    @DisplayName("a code alone is a result without an id")
    void codes(int code, Decision decision, ReasonCode reason) {
        app.server().verifyNextCode(code);
        VerificationResult result = app.verify();

        assertThat(result).hasDecision(decision).hasReference("case~1");
        assertThat(result.id().isGiven()).isFalse();
        assertThat(result.reasons()).containsExactly(new Reason(reason, String.valueOf(code)));
        assertThat(app.server().submissions()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"5001, CONFIGURATION", "5002, INVALID_REQUEST", "5003, BUDGET_EXHAUSTED", "400, INVALID_REQUEST"})
    @DisplayName("a code that says something of us is an error, and nothing is sent again")
    void operators_faults(int code, ErrorCode expected) {
        app.server().verifyNextCode(code);

        assertThatFailureOf(app::verify).hasCode(expected);
        assertThat(app.server().submissions()).hasSize(1);
    }

    @Test
    @DisplayName("the number that is published by its name alone is known when somebody sets it")
    void document_liveness_code() {
        AtFaceki told = reopen(FakeFacekiServer.start(), Map.of("veriport.faceki.document-liveness-code", "5012"));
        told.server().verifyNextCode(5012);

        assertThat(told.verify().reasons()).containsExactly(new Reason(ReasonCode.NOT_GENUINE, "5012"));
    }

    @Test
    @DisplayName("too much for the vendor is INVALID_REQUEST, sent once")
    void too_large() {
        AtFaceki small = reopen(FakeFacekiServer.builder().maxUpload(100).start(), Map.of());

        assertThatFailureOf(small::verify)
                .hasCode(ErrorCode.INVALID_REQUEST)
                .extracting(VeriportException::httpStatus)
                .isEqualTo(OptionalInt.of(413));
        assertThat(small.server().submissions()).hasSize(1);
    }

    @Test
    @DisplayName("an image above our own limit never leaves")
    void own_limit() {
        AtFaceki app = reopen(FakeFacekiServer.start(), Map.of("veriport.faceki.max-image-megabytes", "1"));
        byte[] huge = Arrays.copyOf(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xDA, 0, 2}, 1 << 21);
        huge[huge.length - 2] = (byte) 0xFF;
        huge[huge.length - 1] = (byte) 0xD9;

        assertThatFailureOf(() -> app.identity()
                        .verify(EvidenceSubmission.builder("case", AtFaceki.PHOTO)
                                .document(AtFaceki.PHOTO, ImageSource.bytes(huge))
                                .build()))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .sentNothing();
        assertThat(app.server().requests()).isZero();
    }

    @Test
    @DisplayName("what a workflow would refuse is not sent, and its rules are read once in a while")
    void rules() {
        app.server()
                .rules(
                        "workflow-1",
                        WorkflowRulesJson.anyDocument()
                                .documents("ID Card", "Passport")
                                .documentOptional(false));
        EvidenceSubmission noBacks = EvidenceSubmission.builder("case", AtFaceki.PHOTO)
                .document(AtFaceki.PHOTO)
                .document(AtFaceki.PHOTO)
                .build();

        assertThatFailureOf(app::verify).hasCode(ErrorCode.INVALID_REQUEST).sentNothing();
        assertThatFailureOf(() -> app.identity().verify(noBacks))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasMessageContainingAll("back", "ID Card");
        assertThat(app.server().submissions()).isEmpty();
        assertThat(app.server().requests(FakeFacekiServer.RULES)).isEqualTo(1);
    }

    @Test
    @DisplayName("where the rules are not to be read, they are not")
    void no_rules() {
        AtFaceki app = reopen(FakeFacekiServer.start(), Map.of("veriport.faceki.check-rules", "false"));

        assertThat(app.verify()).isApproved();
        assertThat(app.server().requests(FakeFacekiServer.RULES)).isZero();
    }

    @Test
    @DisplayName("faces are searched for once each time, and each found record is a result")
    void search_by_face() {
        FacekiApi faceki = app.identity().unwrap(FacekiApi.class).orElseThrow();
        assertThat(faceki.searchByFace(AtFaceki.PHOTO)).isEmpty();

        app.server()
                .facesFound(List.of(
                        FacekiRecordJson.accepted(), FacekiRecordJson.accepted().decision("DECLINED")));
        assertThat(faceki.searchByFace(AtFaceki.PHOTO))
                .extracting(VerificationResult::decision)
                .containsExactly(Decision.APPROVED, Decision.DECLINED);

        app.server().answerNext(FakeFacekiServer.SEARCH_BY_FACE, Answer.dropAfterProcessing());
        assertThatFailureOf(() -> faceki.searchByFace(AtFaceki.PHOTO)).hasCode(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(app.server().requests(FakeFacekiServer.SEARCH_BY_FACE)).isEqualTo(3);
    }

    @Test
    @DisplayName("a workflow's rules can be read")
    void workflow_rules() {
        FacekiApi faceki = app.identity().unwrap(FacekiApi.class).orElseThrow();
        app.server()
                .rules(
                        "other",
                        WorkflowRulesJson.anyDocument()
                                .documents("Passport")
                                .documentOptional(false)
                                .withRaw("minAge", "18"));
        FacekiApi.WorkflowRules rules = faceki.workflowRules("other");

        assertThat(rules.documents()).containsExactly("Passport");
        assertThat(rules.documentOptional()).isFalse();
        assertThat(rules.minimumAge()).isEqualTo(Reported.of(18));
    }
}
