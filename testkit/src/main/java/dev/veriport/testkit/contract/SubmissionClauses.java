package dev.veriport.testkit.contract;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.model.Capability;
import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentImages;
import dev.veriport.model.DocumentType;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.VerificationResult;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.SampleFiles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses of submitted images. Where {@link Capability#VERIFY} is not declared, nothing is sent. */
interface SubmissionClauses extends Clauses {

    @Test
    @DisplayName("V1 Images give a decision, with the reference of the submission and an id, or are UNSUPPORTED")
    default void imagesComeToADecision() {
        EvidenceSubmission submission = adapter().submission(OpenAdapter.REFERENCE);
        if (isUnsupported(submission)) {
            return;
        }
        VerificationResult result = provider().verify(submission);

        assertThat(result).isApproved().isFrom(provider().id()).hasReference(OpenAdapter.REFERENCE);
        assertThat(idOf(result).value()).isNotBlank();
    }

    @Test
    @DisplayName("V2 A file that is no image is INVALID_REQUEST, or UNSUPPORTED, and nothing is sent")
    default void whatIsNoImage() {
        ImageSource photo = ImageSource.bytes(SampleFiles.jpeg("contract"));
        ImageSource text = ImageSource.bytes("not an image".getBytes(UTF_8));
        EvidenceSubmission selfie = EvidenceSubmission.builder(OpenAdapter.REFERENCE, text)
                .document(DocumentImages.of(photo, photo).as(DocumentType.NATIONAL_ID, Country.of("NOR")))
                .build();
        EvidenceSubmission back = EvidenceSubmission.builder(OpenAdapter.REFERENCE, photo)
                .document(DocumentImages.of(photo, text).as(DocumentType.NATIONAL_ID, Country.of("NOR")))
                .build();
        ErrorCode expected = adapter().declares(Capability.VERIFY) ? ErrorCode.INVALID_REQUEST : ErrorCode.UNSUPPORTED;

        adapter().refusedUnsent(expected, () -> provider().verify(selfie));
        adapter().refusedUnsent(expected, () -> provider().verify(back));
    }

    @Test
    @DisplayName("V3 The result of images is found by its id, with the same decision or none")
    default void theDecisionIsFound() {
        EvidenceSubmission submission = adapter().submission(OpenAdapter.REFERENCE);
        if (isUnsupported(submission)) {
            return;
        }
        VerificationResult verified = provider().verify(submission);
        if (!adapter().declares(Capability.FIND)) {
            adapter().refusedUnsent(ErrorCode.UNSUPPORTED, () -> provider().find(idOf(verified)));
            return;
        }
        VerificationResult found = provider().find(idOf(verified));

        assertThat(idOf(found)).isEqualTo(idOf(verified));
        assertThat(found.decision()).isIn(verified.decision(), Decision.INDETERMINATE);
    }

    private boolean isUnsupported(EvidenceSubmission submission) {
        if (adapter().declares(Capability.VERIFY)) {
            return false;
        }
        adapter().refusedUnsent(ErrorCode.UNSUPPORTED, () -> provider().verify(submission));
        return true;
    }

    private IdentityProvider provider() {
        return adapter().provider();
    }
}
