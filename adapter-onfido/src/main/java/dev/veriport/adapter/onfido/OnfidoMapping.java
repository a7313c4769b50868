package dev.veriport.adapter.onfido;

import dev.veriport.model.Check.Outcome;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Finality;
import dev.veriport.model.ReasonCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Onfido's words mean: its OpenAPI v3.6. A word is compared exactly; one that is not here decides nothing. {@code
 * docs/vendors.md} has the same tables.
 */
final class OnfidoMapping {
    static final String CLEAR = "clear";

    /** Our code, then the names of breakdowns, the names inside a breakdown, and the keys below {@code properties}. */
    private static final Map<String, ReasonCode> REASONS = reasons("""
            DATA_MISMATCH data_comparison data_consistency
            NOT_VERIFIED data_validation
            EXPIRED document_expiration
            TRY_AGAIN image_integrity other_photo_issue two_documents_uploaded time_of_capture
            TYPE_NOT_SUPPORTED supported_document
            NO_FACE face_detected face_detection
            NOT_GENUINE visual_authenticity issuing_authority abnormal_document_features
            TAMPERED picture_face_integrity digital_tampering watermarks_digital_text_overlay
            COPY original_document_present digital_document photo_of_screen screenshot document_on_printed_paper scan
            SUSPECTED source_integrity repeat_attempts fake_webcam emulator challenge_reuse
            LIVENESS_FAILED spoofing_detection liveness_detected
            LOST_OR_STOLEN police_record compromised_document
            UNDERAGE age_validation
            MISMATCH face_comparison
            POOR_LIGHT dark_photo
            GLARE glare_on_photo
            BLURRY blurred_photo
            DAMAGED covered_photo damaged_document obscured_data_points obscured_security_features
            DAMAGED corner_removed punctured_document
            WRONG_SIDE incorrect_side
            CROPPED cut_off_document
            MISSING_IMAGE no_document_in_image
            MISSING_SIDE missing_back""");

    private OnfidoMapping() {}

    private static Map<String, ReasonCode> reasons(String table) {
        Map<String, ReasonCode> byWord = new HashMap<>();
        table.lines()
                .map(line -> List.of(line.split(" ")))
                .forEach(line ->
                        line.stream().skip(1).forEach(word -> byWord.put(word, ReasonCode.valueOf(line.get(0)))));
        return Map.copyOf(byWord);
    }

    /** The {@code status} of a workflow run. */
    static Decision decision(String status) {
        return switch (status) {
            case "approved" -> Decision.APPROVED;
            case "declined" -> Decision.DECLINED;
            case "review" -> Decision.REVIEW;
            case "abandoned" -> Decision.RESUBMIT;
            case "processing", "awaiting_input", "awaiting_client_input" -> Decision.PENDING;
            default -> Decision.INDETERMINATE; // error, or a word that is not known
        };
    }

    /** A reviewer can still move a decided run. */
    static Finality finality(Decision decision) {
        return switch (decision) {
            case APPROVED, DECLINED -> Finality.CHANGEABLE;
            case RESUBMIT -> Finality.RETRYABLE;
            case REVIEW, PENDING, INDETERMINATE -> Finality.OPEN;
        };
    }

    /** The {@code result} of a report, or of a part of its breakdown. */
    static Outcome outcome(String result) {
        return switch (result) {
            case CLEAR -> Outcome.PASSED;
            case "consider" -> Outcome.FAILED;
            case "unidentified" -> Outcome.INCONCLUSIVE;
            default -> Outcome.UNKNOWN;
        };
    }

    /** The {@code sub_result} of a document's report, where it is not clear. */
    static ReasonCode subResult(String word) {
        return switch (word) {
            case "rejected", "caution" -> ReasonCode.NOT_VERIFIED;
            case "suspected" -> ReasonCode.SUSPECTED;
            default -> ReasonCode.UNMAPPED;
        };
    }

    /** Whether a name below {@code properties} is a reason; others are scores and details. */
    static boolean isReason(String name) {
        return REASONS.containsKey(name);
    }

    /** The reason of a name in a breakdown: its own, or else the breakdown's. */
    static ReasonCode reason(String breakdown, String name) {
        ReasonCode ofBreakdown = REASONS.getOrDefault(breakdown, ReasonCode.UNMAPPED);
        return REASONS.getOrDefault(name, ofBreakdown);
    }

    /** What a report examines that is neither of a document nor of a face, by its name. */
    static Optional<CheckType> checkType(String report) {
        return switch (report) {
            case "watchlist_aml",
                    "watchlist_enhanced",
                    "watchlist_standard",
                    "watchlist_peps_only",
                    "watchlist_sanctions_only" -> Optional.of(CheckType.AML);
            case "identity_enhanced", "us_driving_licence", "india_pan" -> Optional.of(CheckType.DATABASE);
            case "proof_of_address" -> Optional.of(CheckType.ADDRESS);
            case "device_intelligence" -> Optional.of(CheckType.DEVICE);
            default -> Optional.empty();
        };
    }

    static DocumentType documentType(String word) {
        return switch (word) {
            case "passport" -> DocumentType.PASSPORT;
            case "driving_licence", "uk_driving_licence", "non_uk_driving_licence", "international_driving_licence" ->
                DocumentType.DRIVING_LICENCE;
            case "national_identity_card" -> DocumentType.NATIONAL_ID;
            case "residence_permit", "uk_biometric_residence_permit" -> DocumentType.RESIDENCE_PERMIT;
            default -> DocumentType.OTHER;
        };
    }
}
