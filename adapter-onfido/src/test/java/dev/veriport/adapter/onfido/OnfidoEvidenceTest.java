package dev.veriport.adapter.onfido;

import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.veriport.fake.onfido.FakeOnfidoServer;
import dev.veriport.model.Decision;
import dev.veriport.model.Evidence;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The files of a run, which stay at Onfido until they are opened. */
final class OnfidoEvidenceTest {
    @Test
    @DisplayName("E1 documents, live photos and the signed evidence file are listed, and fetched when they are opened")
    void photos() throws IOException {
        try (AtOnfido onfido = AtOnfido.open()) {
            VerificationResult result = onfido.ended("approved");

            assertThat(result.notRead()).isEmpty();
            assertThat(result.evidence())
                    .extracting(
                            Evidence::kind,
                            evidence -> evidence.contentType().toOptional().orElse(""))
                    .containsExactly(
                            tuple(Evidence.Kind.DOCUMENT_FRONT, "image/jpeg"),
                            tuple(Evidence.Kind.DOCUMENT_BACK, "image/jpeg"),
                            tuple(Evidence.Kind.LIVENESS_FACE, "image/jpeg"),
                            tuple(Evidence.Kind.REPORT, "application/pdf"));
            assertThat(onfido.lines()).noneMatch(line -> line.endsWith("/download"));
            Evidence front = result.evidence().get(0);
            try (InputStream opened = front.open()) {
                assertThat((long) opened.readAllBytes().length)
                        .isEqualTo(front.size().toOptional().orElseThrow());
            }
            assertThat(onfido.lines())
                    .filteredOn(line -> line.endsWith("/download"))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("E1 a workflow with a video of the face has a video")
    void video() {
        try (AtOnfido onfido = AtOnfido.open(
                FakeOnfidoServer.start(), Map.of("veriport.onfido.workflow-id", FakeOnfidoServer.VIDEO_WORKFLOW))) {
            assertThat(onfido.ended("approved").evidence())
                    .filteredOn(evidence -> evidence.kind() == Evidence.Kind.VIDEO)
                    .singleElement()
                    .satisfies(evidence ->
                            assertThat(evidence.contentType().toOptional()).contains("video/mp4"));
        }
    }

    @Test
    @DisplayName("the signed evidence file is fetched from the storage that the API redirects to, without credentials")
    void redirected() throws IOException {
        try (AtOnfido onfido = AtOnfido.open()) {
            Evidence report = onfido.ended("approved").evidence().get(3);
            try (InputStream opened = report.open()) {
                assertThat(opened.readAllBytes()).startsWith('%', 'P', 'D', 'F');
            }
            assertThat(onfido.server().fileRequests())
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request.header("Authorization")).isEmpty());
        }
    }

    @Test
    @DisplayName("the files of an applicant are not those of a run that we did not start: EVIDENCE is NOT_READ")
    void ofAnotherApplication() {
        try (AtOnfido onfido = AtOnfido.open()) {
            VerificationId id = idOf(onfido.ended("approved"));
            String applicant = onfido.server().applicantIds().get(0);
            onfido.answer(
                    "GET /v3.6/workflow_runs/" + id.value() + " ",
                    "{\"id\":\"" + id.value() + "\",\"status\":\"approved\",\"tags\":null,\"applicant_id\":\""
                            + applicant + "\"}");

            VerificationResult result = onfido.identity().find(id);

            assertThat(result.decision()).isEqualTo(Decision.APPROVED);
            assertThat(result.notRead()).extracting(UnreadPart::part).containsExactly(Part.EVIDENCE);
            assertThat(result.evidence()).extracting(Evidence::kind).containsExactly(Evidence.Kind.REPORT);
        }
    }

    @Test
    @DisplayName("a list that cannot be read is NOT_READ, and the decision stands")
    void notRead() {
        try (AtOnfido onfido = AtOnfido.open()) {
            VerificationSession session = onfido.start();
            onfido.server().finish(pageOf(session), "approved");
            onfido.wire().fail("GET /v3.6/live_videos", Fault.respond(403, Map.of(), new byte[0]));

            VerificationResult result = onfido.identity().complete(session.ref(), ReturnedParameters.none());

            assertThat(result.decision()).isEqualTo(Decision.APPROVED);
            assertThat(result.notRead()).extracting(UnreadPart::part).containsExactly(Part.EVIDENCE);
            assertThat(result.person().familyName().isGiven()).isTrue();
            assertThat(result.evidence())
                    .extracting(Evidence::kind)
                    .containsExactly(
                            Evidence.Kind.DOCUMENT_FRONT,
                            Evidence.Kind.DOCUMENT_BACK,
                            Evidence.Kind.LIVENESS_FACE,
                            Evidence.Kind.REPORT);
        }
    }
}
