package dev.veriport.fake.persona;

import java.util.List;
import java.util.Locale;

/** The words of the vendor that a client reads or writes. Its pages say of none of these lists that it is complete. */
public final class PersonaWords {
    static final String CREATED = "created";
    static final String PENDING = "pending";
    static final String COMPLETED = "completed";
    static final String FAILED = "failed";
    static final String EXPIRED = "expired";
    static final String NEEDS_REVIEW = "needs_review";
    static final String APPROVED = "approved";
    static final String DECLINED = "declined";
    static final String PASSED = "passed";
    static final String NOT_APPLICABLE = "not_applicable";

    /** The status of an inquiry. */
    public static final List<String> INQUIRY_STATUSES =
            List.of(CREATED, PENDING, COMPLETED, EXPIRED, FAILED, NEEDS_REVIEW, APPROVED, DECLINED);

    /** The status of a verification. */
    public static final List<String> VERIFICATION_STATUSES = List.of(
            "initiated",
            "submitted",
            PASSED,
            FAILED,
            "requires_retry",
            "skipped",
            "canceled",
            "confirmed",
            "tentatively_passed",
            "tentatively_failed");

    /** The status of a check. */
    public static final List<String> CHECK_STATUSES = List.of(PASSED, FAILED, NOT_APPLICABLE);

    /** What a verification requires of a check. */
    public static final List<String> REQUIREMENTS = List.of("required", "not_required", "requires_retry");

    /** The checks of a government id. */
    public static final List<String> GOVERNMENT_ID_CHECKS = List.of(
            "id_aamva_database_lookup",
            "id_account_comparison",
            "id_age_comparison",
            "id_age_inconsistency_detection",
            "id_barcode_detection",
            "id_barcode_inconsistency_detection",
            "id_blur_detection",
            "id_color_inconsistency_detection",
            "id_compromised_detection",
            "id_disallowed_country_detection",
            "id_disallowed_type_detection",
            "id_double_side_detection",
            "id_electronic_replica_detection",
            "id_entity_detection",
            "id_expired_detection",
            "id_extracted_properties_detection",
            "id_extraction_inconsistency_detection",
            "id_fabrication_detection",
            "id_glare_detection",
            "id_handwriting_detection",
            "id_inconsistent_repeat_detection",
            "id_inquiry_comparison",
            "id_mrz_detection",
            "id_mrz_inconsistency_detection",
            "id_number_format_inconsistency_detection",
            "id_po_box_detection",
            "id_portrait_clarity_detection",
            "id_portrait_detection",
            "id_public_figure_detection",
            "id_real_id_detection",
            "id_repeat_detection",
            "id_selfie_comparison",
            "id_tamper_detection",
            "id_type_detection",
            "id_unprocessable_submission_detection",
            "id_valid_dates_detection");

    /** The checks of a government id that is read by NFC. */
    public static final List<String> NFC_CHECKS = List.of("id_nfc_expired_detection");

    /** The checks of a selfie. */
    public static final List<String> SELFIE_CHECKS = List.of(
            "selfie_account_comparison",
            "selfie_age_comparison",
            "selfie_face_covering_detection",
            "selfie_glare_detection",
            "selfie_glasses_detection",
            "selfie_id_comparison",
            "selfie_image_quality_detection",
            "selfie_liveness_detection",
            "selfie_multiple_faces_detection",
            "selfie_pose_detection",
            "selfie_pose_repeat_detection",
            "selfie_public_figure_detection",
            "selfie_suspicious_entity_detection");

    /** The events of an inquiry. Those of reusable personas do not happen in the fake by themselves. */
    public static final List<String> INQUIRY_EVENTS = List.of(
            "inquiry.created",
            "inquiry.started",
            "inquiry.expired",
            "inquiry.completed",
            "inquiry.failed",
            "inquiry.marked-for-review",
            "inquiry.approved",
            "inquiry.declined",
            "inquiry.transitioned",
            "inquiry.redacted",
            "inquiry.reusable-persona-created",
            "inquiry.reusable-persona-used",
            "inquiry.updated-tags");

    /** The events of a verification. */
    public static final List<String> VERIFICATION_EVENTS = List.of(
            "verification.created",
            "verification.submitted",
            "verification.passed",
            "verification.failed",
            "verification.requires-retry",
            "verification.canceled");

    private PersonaWords() {}

    static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
