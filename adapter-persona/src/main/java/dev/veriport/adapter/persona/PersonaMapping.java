package dev.veriport.adapter.persona;

import dev.veriport.http.WordTable;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ReasonCode;
import java.util.Optional;

/**
 * What Persona's words mean, in the version 2025-12-08. A word is compared exactly; one that is not here decides nothing. Persona
 * calls none of these lists complete. {@code docs/vendors.md} has the same tables.
 */
final class PersonaMapping {
    static final String COMPLETED = "completed";
    static final String EXPIRED = "expired";
    static final String PASSED = "passed";
    static final String FAILED = "failed";

    /** The {@code status} of an inquiry. What {@code completed} means is a setting. */
    static final WordTable<Decision> DECISIONS = WordTable.of(Decision.INDETERMINATE)
            .with(Decision.APPROVED, "approved")
            .with(Decision.DECLINED, "declined")
            .with(Decision.REVIEW, "needs_review")
            .with(Decision.RESUBMIT, "failed expired")
            .with(Decision.PENDING, "created pending");

    /** The status of an inquiry that ended without a decision, as a reason. */
    static final WordTable<Optional<ReasonCode>> ENDINGS = WordTable.of(Optional.<ReasonCode>empty())
            .with(Optional.of(ReasonCode.ATTEMPTS_EXCEEDED), FAILED)
            .with(Optional.of(ReasonCode.LINK_EXPIRED), EXPIRED);

    /** The {@code status} of a verification. */
    static final WordTable<Outcome> VERIFICATIONS = WordTable.of(Outcome.UNKNOWN)
            .with(Outcome.PASSED, PASSED)
            .with(Outcome.FAILED, "failed requires_retry")
            .with(Outcome.INCONCLUSIVE, "confirmed tentatively_passed tentatively_failed")
            .with(Outcome.NOT_MADE, "initiated submitted skipped canceled");

    /** The {@code status} of a check. */
    static final WordTable<Outcome> OUTCOMES = WordTable.of(Outcome.UNKNOWN)
            .with(Outcome.PASSED, PASSED)
            .with(Outcome.FAILED, FAILED)
            .with(Outcome.NOT_MADE, "not_applicable");

    /** What a verification checks as a whole, by its type behind {@code verification/}. A selfie's checks say more. */
    static final WordTable<Optional<CheckType>> TYPES = WordTable.of(Optional.<CheckType>empty())
            .with(Optional.of(CheckType.DOCUMENT), PersonaVerification.GOVERNMENT_ID)
            .with(Optional.of(CheckType.CHIP), PersonaVerification.NFC)
            .with(Optional.of(CheckType.DATABASE), "database database-standard aamva")
            .with(Optional.of(CheckType.EMAIL), "email-address")
            .with(Optional.of(CheckType.PHONE), "phone-number");

    /** What a check examines, by its name. */
    static final WordTable<Optional<CheckType>> CHECKS = WordTable.of(Optional.<CheckType>empty())
            .with(Optional.of(CheckType.DOCUMENT), "id_barcode_detection id_color_inconsistency_detection")
            .with(Optional.of(CheckType.DOCUMENT), "id_compromised_detection id_entity_detection")
            .with(Optional.of(CheckType.DOCUMENT), "id_expired_detection id_extracted_properties_detection")
            .with(Optional.of(CheckType.DOCUMENT), "id_fabrication_detection id_handwriting_detection")
            .with(Optional.of(CheckType.DOCUMENT), "id_mrz_detection id_number_format_inconsistency_detection")
            .with(Optional.of(CheckType.DOCUMENT), "id_portrait_detection id_tamper_detection id_valid_dates_detection")
            .with(Optional.of(CheckType.DOCUMENT_LIVENESS), "id_electronic_replica_detection")
            .with(Optional.of(CheckType.CHIP), "id_nfc_expired_detection")
            .with(Optional.of(CheckType.IMAGE_QUALITY), "id_blur_detection id_double_side_detection")
            .with(Optional.of(CheckType.IMAGE_QUALITY), "id_glare_detection id_portrait_clarity_detection")
            .with(Optional.of(CheckType.IMAGE_QUALITY), "id_unprocessable_submission_detection")
            .with(Optional.of(CheckType.IMAGE_QUALITY), "selfie_face_covering_detection selfie_glare_detection")
            .with(Optional.of(CheckType.IMAGE_QUALITY), "selfie_glasses_detection selfie_image_quality_detection")
            .with(Optional.of(CheckType.IMAGE_QUALITY), "selfie_multiple_faces_detection")
            .with(Optional.of(CheckType.DATA_CONSISTENCY), "id_account_comparison id_age_inconsistency_detection")
            .with(Optional.of(CheckType.DATA_CONSISTENCY), "id_barcode_inconsistency_detection id_inquiry_comparison")
            .with(Optional.of(CheckType.DATA_CONSISTENCY), "id_extraction_inconsistency_detection")
            .with(Optional.of(CheckType.DATA_CONSISTENCY), "id_inconsistent_repeat_detection")
            .with(Optional.of(CheckType.DATA_CONSISTENCY), "id_mrz_inconsistency_detection selfie_age_comparison")
            .with(Optional.of(CheckType.RULES), "id_age_comparison id_disallowed_country_detection")
            .with(Optional.of(CheckType.RULES), "id_disallowed_type_detection id_po_box_detection")
            .with(Optional.of(CheckType.RULES), "id_real_id_detection id_type_detection")
            .with(Optional.of(CheckType.DATABASE), "id_aamva_database_lookup")
            .with(Optional.of(CheckType.FACE_MATCH), "id_selfie_comparison selfie_id_comparison")
            .with(Optional.of(CheckType.FACE_MATCH), "selfie_account_comparison")
            .with(Optional.of(CheckType.FACE_LIVENESS), "selfie_liveness_detection selfie_pose_detection")
            .with(Optional.of(CheckType.FACE_LIVENESS), "selfie_pose_repeat_detection");

    /** Why a check failed, by its name. */
    static final WordTable<ReasonCode> REASONS = WordTable.of(ReasonCode.UNMAPPED)
            .with(ReasonCode.BLURRY, "id_blur_detection id_portrait_clarity_detection")
            .with(ReasonCode.GLARE, "id_glare_detection selfie_glare_detection")
            .with(ReasonCode.MISSING_SIDE, "id_double_side_detection")
            .with(ReasonCode.NO_FACE, "id_portrait_detection")
            .with(ReasonCode.MULTIPLE_FACES, "selfie_multiple_faces_detection")
            .with(ReasonCode.TRY_AGAIN, "id_unprocessable_submission_detection selfie_image_quality_detection")
            .with(ReasonCode.TRY_AGAIN, "selfie_pose_detection selfie_glasses_detection selfie_face_covering_detection")
            .with(ReasonCode.NOT_VERIFIED, "id_barcode_detection id_mrz_detection id_entity_detection")
            .with(ReasonCode.NOT_VERIFIED, "id_extracted_properties_detection id_valid_dates_detection")
            .with(ReasonCode.EXPIRED, "id_expired_detection id_nfc_expired_detection")
            .with(ReasonCode.NOT_GENUINE, "id_fabrication_detection id_color_inconsistency_detection")
            .with(ReasonCode.NOT_GENUINE, "id_handwriting_detection id_number_format_inconsistency_detection")
            .with(ReasonCode.TAMPERED, "id_tamper_detection")
            .with(ReasonCode.COPY, "id_electronic_replica_detection")
            .with(ReasonCode.LOST_OR_STOLEN, "id_compromised_detection")
            .with(ReasonCode.DATA_MISMATCH, "id_account_comparison id_inquiry_comparison selfie_age_comparison")
            .with(ReasonCode.DATA_MISMATCH, "id_age_inconsistency_detection id_barcode_inconsistency_detection")
            .with(ReasonCode.DATA_MISMATCH, "id_extraction_inconsistency_detection id_mrz_inconsistency_detection")
            .with(ReasonCode.TYPE_NOT_SUPPORTED, "id_disallowed_type_detection id_type_detection")
            .with(ReasonCode.COUNTRY_NOT_SUPPORTED, "id_disallowed_country_detection")
            .with(ReasonCode.RULES_NOT_MET, "id_age_comparison id_real_id_detection id_po_box_detection")
            .with(ReasonCode.MISMATCH, "id_selfie_comparison selfie_id_comparison selfie_account_comparison")
            .with(ReasonCode.LIVENESS_FAILED, "selfie_liveness_detection selfie_pose_repeat_detection")
            .with(ReasonCode.SUSPECTED, "id_public_figure_detection selfie_public_figure_detection")
            .with(ReasonCode.SUSPECTED, "selfie_suspicious_entity_detection id_repeat_detection")
            .with(ReasonCode.SUSPECTED, "id_inconsistent_repeat_detection")
            .with(ReasonCode.DATABASE_MISMATCH, "id_aamva_database_lookup");

    /** The {@code id-class} of a document. */
    static final WordTable<DocumentType> DOCUMENTS = WordTable.of(DocumentType.OTHER)
            .with(DocumentType.PASSPORT, "pp")
            .with(DocumentType.DRIVING_LICENCE, "dl")
            .with(DocumentType.NATIONAL_ID, "id")
            .with(DocumentType.RESIDENCE_PERMIT, "rp pr");

    /** The name of an event, behind {@code inquiry.}. */
    static final WordTable<Kind> EVENTS = WordTable.of(Kind.UNKNOWN)
            .with(Kind.STARTED, "created started")
            .with(Kind.COMPLETED, "completed failed marked-for-review approved declined")
            .with(Kind.EXPIRED, EXPIRED)
            .with(Kind.ERASED, "redacted");

    /** Who decided, by the type of {@code relationships.reviewer}: whether it is a person. */
    static final WordTable<Optional<Boolean>> REVIEWERS = WordTable.of(Optional.<Boolean>empty())
            .with(Optional.of(true), "user")
            .with(Optional.of(false), "workflow workflow-run");

    private PersonaMapping() {}
}
