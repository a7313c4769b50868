package dev.veriport.adapter.onfido;

import dev.veriport.http.WordTable;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentType;
import dev.veriport.model.ReasonCode;
import java.util.Optional;

/**
 * What Onfido's words mean: its OpenAPI v3.6. A word is compared exactly; one that is not here decides nothing. {@code
 * docs/vendors.md} has the same tables.
 */
final class OnfidoMapping {
    static final String CLEAR = "clear";

    /** The {@code status} of a workflow run. */
    static final WordTable<Decision> DECISIONS = WordTable.of(Decision.INDETERMINATE)
            .with(Decision.APPROVED, "approved")
            .with(Decision.DECLINED, "declined")
            .with(Decision.REVIEW, "review")
            .with(Decision.RESUBMIT, "abandoned")
            .with(Decision.PENDING, "processing awaiting_input awaiting_client_input")
            .with(Decision.INDETERMINATE, "error");

    /** The {@code result} of a report or of a part of its breakdown, and the {@code sub_result} of a document's report. */
    static final WordTable<Outcome> OUTCOMES = WordTable.of(Outcome.UNKNOWN)
            .with(Outcome.PASSED, CLEAR)
            .with(Outcome.INCONCLUSIVE, "consider unidentified rejected suspected caution");

    /** The {@code sub_result} of a document's report, where it is not clear. */
    static final WordTable<ReasonCode> SUB_RESULTS = WordTable.of(ReasonCode.UNMAPPED)
            .with(ReasonCode.NOT_VERIFIED, "rejected caution")
            .with(ReasonCode.SUSPECTED, "suspected");

    /** The names of breakdowns, the names inside a breakdown, and the keys below {@code properties}. */
    static final WordTable<ReasonCode> REASONS = WordTable.of(ReasonCode.UNMAPPED)
            .with(ReasonCode.DATA_MISMATCH, "data_comparison data_consistency")
            .with(ReasonCode.NOT_VERIFIED, "data_validation")
            .with(ReasonCode.EXPIRED, "document_expiration")
            .with(ReasonCode.TRY_AGAIN, "image_integrity other_photo_issue two_documents_uploaded time_of_capture")
            .with(ReasonCode.TYPE_NOT_SUPPORTED, "supported_document")
            .with(ReasonCode.NO_FACE, "face_detected face_detection")
            .with(ReasonCode.NOT_GENUINE, "visual_authenticity issuing_authority abnormal_document_features")
            .with(ReasonCode.TAMPERED, "picture_face_integrity digital_tampering watermarks_digital_text_overlay")
            .with(ReasonCode.COPY, "original_document_present digital_document photo_of_screen screenshot")
            .with(ReasonCode.COPY, "document_on_printed_paper scan")
            .with(ReasonCode.SUSPECTED, "source_integrity repeat_attempts fake_webcam emulator challenge_reuse")
            .with(ReasonCode.LIVENESS_FAILED, "spoofing_detection liveness_detected")
            .with(ReasonCode.LOST_OR_STOLEN, "police_record compromised_document")
            .with(ReasonCode.UNDERAGE, "age_validation")
            .with(ReasonCode.MISMATCH, "face_comparison")
            .with(ReasonCode.POOR_LIGHT, "dark_photo")
            .with(ReasonCode.GLARE, "glare_on_photo")
            .with(ReasonCode.BLURRY, "blurred_photo")
            .with(ReasonCode.DAMAGED, "covered_photo damaged_document obscured_data_points obscured_security_features")
            .with(ReasonCode.DAMAGED, "corner_removed punctured_document")
            .with(ReasonCode.WRONG_SIDE, "incorrect_side")
            .with(ReasonCode.CROPPED, "cut_off_document")
            .with(ReasonCode.MISSING_IMAGE, "no_document_in_image")
            .with(ReasonCode.MISSING_SIDE, "missing_back");

    /** What a report examines that is neither of a document nor of a face, by its name. */
    static final WordTable<Optional<CheckType>> CHECKS = WordTable.of(Optional.<CheckType>empty())
            .with(Optional.of(CheckType.AML), "watchlist_aml watchlist_enhanced watchlist_standard")
            .with(Optional.of(CheckType.AML), "watchlist_peps_only watchlist_sanctions_only")
            .with(Optional.of(CheckType.DATABASE), "identity_enhanced us_driving_licence india_pan")
            .with(Optional.of(CheckType.ADDRESS), "proof_of_address")
            .with(Optional.of(CheckType.DEVICE), "device_intelligence");

    static final WordTable<DocumentType> DOCUMENTS = WordTable.of(DocumentType.OTHER)
            .with(DocumentType.PASSPORT, "passport")
            .with(DocumentType.DRIVING_LICENCE, "driving_licence uk_driving_licence non_uk_driving_licence")
            .with(DocumentType.DRIVING_LICENCE, "international_driving_licence")
            .with(DocumentType.NATIONAL_ID, "national_identity_card")
            .with(DocumentType.RESIDENCE_PERMIT, "residence_permit uk_biometric_residence_permit");

    private OnfidoMapping() {}

    /** The reason of a name in a breakdown: its own, or else the breakdown's. */
    static ReasonCode reason(String breakdown, String name) {
        return REASONS.find(name).orElseGet(() -> REASONS.meaning(breakdown));
    }
}
