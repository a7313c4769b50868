package dev.veriport.fake.stripe;

import java.util.List;

/** Every word of the vendor's published enumerations that a client reads or writes. */
public final class StripeWords {
    /** What a session or a report can be of, as a client asks for it. */
    public static final List<String> TYPES = List.of("document", "id_number");

    /** The status of a session. */
    public static final List<String> STATUSES = List.of("canceled", "processing", "requires_input", "verified");

    /** The status of a session's redaction. */
    public static final List<String> REDACTION_STATUSES = List.of("processing", "redacted", "validated");

    /** The types of a document. */
    public static final List<String> DOCUMENT_TYPES = List.of("driving_license", "id_card", "passport");

    /** The types of an id number. */
    public static final List<String> ID_NUMBER_TYPES = List.of("br_cpf", "sg_nric", "us_ssn");

    /** The sex in a document. */
    public static final List<String> SEXES = List.of("[redacted]", "female", "male", "unknown");

    /** The codes of a report's {@code document.error}. */
    public static final List<String> DOCUMENT_ERRORS =
            List.of("document_expired", "document_type_not_supported", "document_unverified_other");

    /** The codes of a report's {@code selfie.error}. */
    public static final List<String> SELFIE_ERRORS = List.of(
            "selfie_document_missing_photo", "selfie_face_mismatch", "selfie_manipulated", "selfie_unverified_other");

    /** The codes of a report's {@code id_number.error}. */
    public static final List<String> ID_NUMBER_ERRORS =
            List.of("id_number_insufficient_document_data", "id_number_mismatch", "id_number_unverified_other");

    /** The codes of a report's {@code email.error}. */
    public static final List<String> EMAIL_ERRORS = List.of("email_unverified_other", "email_verification_declined");

    /** The codes of a report's {@code phone.error}. */
    public static final List<String> PHONE_ERRORS = List.of("phone_unverified_other", "phone_verification_declined");

    /** The codes of a session's {@code last_error}. */
    public static final List<String> LAST_ERRORS = List.of(
            "abandoned",
            "consent_declined",
            "country_not_supported",
            "device_not_supported",
            "document_expired",
            "document_type_not_supported",
            "document_unverified_other",
            "email_unverified_other",
            "email_verification_declined",
            "id_number_insufficient_document_data",
            "id_number_mismatch",
            "id_number_unverified_other",
            "phone_unverified_other",
            "phone_verification_declined",
            "selfie_document_missing_photo",
            "selfie_face_mismatch",
            "selfie_manipulated",
            "selfie_unverified_other",
            "under_supported_age");

    /** The events of a session, without {@code identity.verification_session.} before them. */
    public static final List<String> EVENTS =
            List.of("created", "processing", "requires_input", "verified", "canceled", "redacted");

    private StripeWords() {}
}
