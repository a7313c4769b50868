package dev.veriport.adapter.persona;

import static dev.veriport.model.CheckType.CHIP;
import static dev.veriport.model.CheckType.DATABASE;
import static dev.veriport.model.CheckType.DATA_CONSISTENCY;
import static dev.veriport.model.CheckType.DOCUMENT;
import static dev.veriport.model.CheckType.DOCUMENT_LIVENESS;
import static dev.veriport.model.CheckType.EMAIL;
import static dev.veriport.model.CheckType.FACE_LIVENESS;
import static dev.veriport.model.CheckType.FACE_MATCH;
import static dev.veriport.model.CheckType.IMAGE_QUALITY;
import static dev.veriport.model.CheckType.PHONE;
import static dev.veriport.model.CheckType.RULES;
import static dev.veriport.model.ReasonCode.DATA_MISMATCH;
import static dev.veriport.model.ReasonCode.LIVENESS_FAILED;
import static dev.veriport.model.ReasonCode.MISMATCH;
import static dev.veriport.model.ReasonCode.NOT_GENUINE;
import static dev.veriport.model.ReasonCode.NOT_VERIFIED;
import static dev.veriport.model.ReasonCode.SUSPECTED;
import static dev.veriport.model.ReasonCode.TRY_AGAIN;

import dev.veriport.http.WordTable;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Evidence;
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
            .with(Decision.PENDING, "created pending")
            .with(Decision.INDETERMINATE, COMPLETED);

    /** The status of an inquiry that ended without a decision, as a reason. */
    static final WordTable<Optional<ReasonCode>> ENDINGS = WordTable.of(Optional.<ReasonCode>empty())
            .with(Optional.of(ReasonCode.ATTEMPTS_EXCEEDED), FAILED)
            .with(Optional.of(ReasonCode.LINK_EXPIRED), EXPIRED);

    /** The {@code status} of a verification or of one of its checks. */
    static final WordTable<Outcome> OUTCOMES = WordTable.of(Outcome.UNKNOWN)
            .with(Outcome.PASSED, PASSED)
            .with(Outcome.FAILED, "failed requires_retry")
            .with(Outcome.INCONCLUSIVE, "confirmed tentatively_passed tentatively_failed")
            .with(Outcome.NOT_MADE, "initiated submitted skipped canceled not_applicable");

    /** What a verification checks as a whole, by its type behind {@code verification/}. A selfie's checks say more. */
    static final WordTable<Optional<CheckType>> TYPES = WordTable.of(Optional.<CheckType>empty())
            .with(Optional.of(DOCUMENT), PersonaVerification.GOVERNMENT_ID)
            .with(Optional.of(CHIP), PersonaVerification.NFC)
            .with(Optional.of(DATABASE), "database database-standard aamva")
            .with(Optional.of(EMAIL), "email-address")
            .with(Optional.of(PHONE), "phone-number");

    /**
     * What a check is about.
     *
     * @param type empty where no type of ours fits
     * @param reason when it failed
     */
    record Meaning(Optional<CheckType> type, ReasonCode reason) {}

    private static Meaning of(CheckType type, ReasonCode reason) {
        return new Meaning(Optional.of(type), reason);
    }

    /** The checks, by their names. */
    static final WordTable<Meaning> CHECKS = WordTable.of(new Meaning(Optional.empty(), ReasonCode.UNMAPPED))
            .with(of(DOCUMENT, NOT_VERIFIED), "id_barcode_detection id_mrz_detection id_entity_detection")
            .with(of(DOCUMENT, NOT_VERIFIED), "id_extracted_properties_detection id_valid_dates_detection")
            .with(of(DOCUMENT, ReasonCode.EXPIRED), "id_expired_detection")
            .with(of(CHIP, ReasonCode.EXPIRED), "id_nfc_expired_detection")
            .with(of(DOCUMENT, NOT_GENUINE), "id_color_inconsistency_detection id_handwriting_detection")
            .with(of(DOCUMENT, NOT_GENUINE), "id_fabrication_detection id_number_format_inconsistency_detection")
            .with(of(DOCUMENT, ReasonCode.TAMPERED), "id_tamper_detection")
            .with(of(DOCUMENT, ReasonCode.LOST_OR_STOLEN), "id_compromised_detection")
            .with(of(DOCUMENT, ReasonCode.NO_FACE), "id_portrait_detection")
            .with(of(DOCUMENT_LIVENESS, ReasonCode.COPY), "id_electronic_replica_detection")
            .with(of(IMAGE_QUALITY, ReasonCode.BLURRY), "id_blur_detection id_portrait_clarity_detection")
            .with(of(IMAGE_QUALITY, ReasonCode.GLARE), "id_glare_detection selfie_glare_detection")
            .with(of(IMAGE_QUALITY, ReasonCode.MISSING_SIDE), "id_double_side_detection")
            .with(of(IMAGE_QUALITY, ReasonCode.MULTIPLE_FACES), "selfie_multiple_faces_detection")
            .with(of(IMAGE_QUALITY, TRY_AGAIN), "id_unprocessable_submission_detection selfie_face_covering_detection")
            .with(of(IMAGE_QUALITY, TRY_AGAIN), "selfie_glasses_detection selfie_image_quality_detection")
            .with(of(DATA_CONSISTENCY, DATA_MISMATCH), "id_account_comparison id_age_inconsistency_detection")
            .with(of(DATA_CONSISTENCY, DATA_MISMATCH), "id_barcode_inconsistency_detection id_inquiry_comparison")
            .with(of(DATA_CONSISTENCY, DATA_MISMATCH), "id_extraction_inconsistency_detection selfie_age_comparison")
            .with(of(DATA_CONSISTENCY, DATA_MISMATCH), "id_mrz_inconsistency_detection")
            .with(of(DATA_CONSISTENCY, SUSPECTED), "id_inconsistent_repeat_detection")
            .with(of(RULES, ReasonCode.TYPE_NOT_SUPPORTED), "id_disallowed_type_detection id_type_detection")
            .with(of(RULES, ReasonCode.COUNTRY_NOT_SUPPORTED), "id_disallowed_country_detection")
            .with(of(RULES, ReasonCode.RULES_NOT_MET), "id_age_comparison id_po_box_detection id_real_id_detection")
            .with(of(DATABASE, ReasonCode.DATABASE_MISMATCH), "id_aamva_database_lookup")
            .with(of(FACE_MATCH, MISMATCH), "id_selfie_comparison selfie_id_comparison selfie_account_comparison")
            .with(of(FACE_LIVENESS, LIVENESS_FAILED), "selfie_liveness_detection selfie_pose_repeat_detection")
            .with(of(FACE_LIVENESS, TRY_AGAIN), "selfie_pose_detection")
            .with(new Meaning(Optional.empty(), SUSPECTED), "id_public_figure_detection id_repeat_detection")
            .with(new Meaning(Optional.empty(), SUSPECTED), "selfie_public_figure_detection")
            .with(new Meaning(Optional.empty(), SUSPECTED), "selfie_suspicious_entity_detection");

    /** The field of a start that takes a template's id, by what the id begins with. */
    static final WordTable<String> TEMPLATES = WordTable.of("inquiry-template-id")
            .with("inquiry-template-version-id", "itmplv")
            .with("template-id", "tmpl");

    /** The {@code id-class} of a document. */
    static final WordTable<DocumentType> DOCUMENTS = WordTable.of(DocumentType.OTHER)
            .with(DocumentType.PASSPORT, "pp")
            .with(DocumentType.DRIVING_LICENCE, "dl")
            .with(DocumentType.NATIONAL_ID, "id")
            .with(DocumentType.RESIDENCE_PERMIT, "rp pr");

    /** What a photo shows, by its page without {@code _photo}. */
    static final WordTable<Evidence.Kind> PHOTOS = WordTable.of(Evidence.Kind.OTHER)
            .with(Evidence.Kind.DOCUMENT_FRONT, "front")
            .with(Evidence.Kind.DOCUMENT_BACK, "back")
            .with(Evidence.Kind.LIVENESS_FACE, "center left right");

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
