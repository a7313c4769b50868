package dev.veriport.testkit.contract;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.model.Capability;
import dev.veriport.model.Decision;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.server.SampleFiles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of every adapter for submitted images. Where {@link Capability#VERIFY} is not declared, each clause
 * asserts that nothing is sent.
 */
public abstract class SubmissionContract extends AdapterContract {
    private static final String REFERENCE = "contract-images-1";
    private static final ImageSource PHOTO = ImageSource.bytes(SampleFiles.jpeg("contract"));

    /** For the extending class. */
    protected SubmissionContract() {}

    /** A submission that the fake accepts and approves. Override it where the vendor requires more. */
    protected EvidenceSubmission.Builder submission(String reference) {
        return EvidenceSubmission.builder(reference, PHOTO).document(PHOTO, PHOTO);
    }

    @Test
    @DisplayName("V1 Images give a decision, with the reference of the submission and an id, or are UNSUPPORTED")
    void imagesComeToADecision() {
        EvidenceSubmission submission = submission(REFERENCE).build();
        if (isUnsupported(submission)) {
            return;
        }
        VerificationResult result = provider().verify(submission);

        assertThat(result).isApproved().isFrom(provider().id()).hasReference(REFERENCE);
        assertThat(OpenAdapter.idOf(result).value()).isNotBlank();
    }

    @Test
    @DisplayName("V2 A file that is no image is INVALID_REQUEST, or UNSUPPORTED, and nothing is sent")
    void whatIsNoImage() {
        ImageSource text = ImageSource.bytes("not an image".getBytes(UTF_8));
        EvidenceSubmission selfie = EvidenceSubmission.builder(REFERENCE, text)
                .document(PHOTO, PHOTO)
                .build();
        EvidenceSubmission back = EvidenceSubmission.builder(REFERENCE, PHOTO)
                .document(PHOTO, text)
                .build();
        ErrorCode expected = adapter.declares(Capability.VERIFY) ? ErrorCode.INVALID_REQUEST : ErrorCode.UNSUPPORTED;

        adapter.refusedUnsent(expected, () -> provider().verify(selfie));
        adapter.refusedUnsent(expected, () -> provider().verify(back));
    }

    @Test
    @DisplayName("V3 The result of images is found by its id, with the same decision or none")
    void theDecisionIsFound() {
        EvidenceSubmission submission = submission(REFERENCE).build();
        if (isUnsupported(submission) || !adapter.declares(Capability.FIND)) {
            return;
        }
        VerificationResult verified = provider().verify(submission);
        VerificationResult found = provider().find(OpenAdapter.idOf(verified));

        assertThat(OpenAdapter.idOf(found)).isEqualTo(OpenAdapter.idOf(verified));
        assertThat(found.decision()).isIn(verified.decision(), Decision.INDETERMINATE);
    }

    private boolean isUnsupported(EvidenceSubmission submission) {
        if (adapter.declares(Capability.VERIFY)) {
            return false;
        }
        adapter.refusedUnsent(ErrorCode.UNSUPPORTED, () -> provider().verify(submission));
        return true;
    }
}
