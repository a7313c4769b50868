package dev.veriport.adapter.authenteq;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.authenteq.FakeAuthenteqServerBuilder;
import dev.veriport.fake.authenteq.UnknownVerification;
import dev.veriport.fake.authenteq.VerificationResultJson;
import dev.veriport.model.Decision;
import dev.veriport.model.Evidence;
import dev.veriport.model.Finality;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.SampleFiles;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportTest {
    private static final ProviderId AUTHENTEQ = new ProviderId("authenteq");

    private AtAuthenteq app = AtAuthenteq.open();

    @AfterEach
    void close() {
        app.close();
    }

    private void reopen(FakeAuthenteqServerBuilder server, Map<String, String> settings) {
        app.close();
        app = AtAuthenteq.open(server.start(), settings);
    }

    @Test
    @DisplayName("the export gives the data again, and no decision, since it has no status")
    void export() {
        VerificationResult completed = app.verified();
        VerificationResult found =
                app.identity().find(completed.id().toOptional().orElseThrow());

        assertThat(found).hasDecision(Decision.INDETERMINATE);
        assertThat(found.finality()).isEqualTo(Finality.OPEN);
        assertThat(found.person().fullName()).isEqualTo(completed.person().fullName());
        assertThat(found.documents()).hasSameSizeAs(completed.documents());
        assertThat(found.evidence()).hasSameSizeAs(completed.evidence());
        assertThat(found.explain().unknownWords()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("an id that nobody knows is NOT_FOUND, however the vendor says so")
    void unknown(UnknownVerification answer) {
        reopen(FakeAuthenteqServer.builder().unknownVerification(answer), Map.of());

        assertThatFailureOf(() -> app.identity().find(new VerificationId(AUTHENTEQ, "nobody")))
                .hasCode(ErrorCode.NOT_FOUND);
    }

    @Test
    @DisplayName("another verification's result is not taken for the one asked for")
    void another() {
        app.server()
                .answerNext(
                        FakeAuthenteqServer.EXPORT,
                        Answer.of(
                                200,
                                "application/json",
                                VerificationResultJson.passport().json()));
        app.server()
                .answerNext(
                        FakeAuthenteqServer.EXPORT,
                        Answer.of(
                                200,
                                "application/json",
                                VerificationResultJson.passport().json()));

        assertThatFailureOf(() -> app.identity().find(new VerificationId(AUTHENTEQ, "mine")))
                .hasCode(ErrorCode.MALFORMED_RESPONSE);
    }

    @Test
    @DisplayName("where somebody says where, the export comes in parts, and as PDF")
    void unpublished_paths() throws IOException {
        reopen(
                FakeAuthenteqServer.builder().exportMultipartAt("/export/parts").exportPdfAt("/export/pdf"),
                Map.of(
                        "veriport.authenteq.export-multipart-path", "/export/parts",
                        "veriport.authenteq.export-pdf-path", "/export/pdf"));
        VerificationId id = app.verified().id().toOptional().orElseThrow();
        VerificationResult found = app.identity().find(id);

        assertThat(app.server().requests(FakeAuthenteqServer.EXPORT)).isZero();
        assertThat(found.person().fullName().isGiven()).isTrue();
        assertThat(found.evidence())
                .isNotEmpty()
                .extracting(Evidence::availability)
                .containsOnly(Evidence.Availability.HELD);
        assertThat(app.api().exportPdf(id).open().readAllBytes()).isEqualTo(SampleFiles.pdf());
    }

    @Test
    @DisplayName("without a path there is no PDF, and nothing is sent")
    void no_pdf() {
        assertThatFailureOf(() -> app.api().exportPdf(new VerificationId(AUTHENTEQ, "v-1")))
                .hasCode(ErrorCode.UNSUPPORTED)
                .sentNothing()
                .hasMessageContainingAll("export-pdf-path");
        assertThat(app.server().requests()).isZero();
    }
}
