package dev.veriport.adapter.stripe;

import dev.veriport.model.Check.Outcome;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Finality;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Sex;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Stripe's words mean, in the version 2026-10-28. A word is compared exactly; one that is not here decides nothing.
 * {@code docs/vendors.md} has the same tables.
 */
final class StripeMapping {
    static final String CANCELED = "canceled";
    static final String REQUIRES_INPUT = "requires_input";
    static final String PROCESSING = "processing";
    static final String VERIFIED = "verified";

    /** The sections of a report, each with what it checks. */
    static final Map<String, CheckType> SECTIONS;

    static {
        Map<String, CheckType> sections = new LinkedHashMap<>();
        sections.put("document", CheckType.DOCUMENT);
        sections.put("selfie", CheckType.FACE_MATCH);
        sections.put("id_number", CheckType.ID_NUMBER);
        sections.put("email", CheckType.EMAIL);
        sections.put("phone", CheckType.PHONE);
        SECTIONS = Collections.unmodifiableMap(sections);
    }

    static final Set<CheckType> CHECKS = Set.copyOf(SECTIONS.values());

    private StripeMapping() {}

    /**
     * The {@code status} of a session. Stripe declines nobody: a user whose checks failed may try again.
     *
     * @param hasFailed whether the session has a {@code last_error}
     */
    static Decision decision(String status, boolean hasFailed) {
        return switch (status) {
            case VERIFIED -> Decision.APPROVED;
            case PROCESSING -> Decision.PENDING;
            case REQUIRES_INPUT -> hasFailed ? Decision.RESUBMIT : Decision.PENDING;
            case CANCELED -> Decision.RESUBMIT;
            default -> Decision.INDETERMINATE;
        };
    }

    static Finality finality(Decision decision) {
        return switch (decision) {
            case APPROVED, DECLINED -> Finality.FINAL;
            case RESUBMIT -> Finality.RETRYABLE;
            case REVIEW, PENDING, INDETERMINATE -> Finality.OPEN;
        };
    }

    /** The {@code code} of an error, of a session or of a section of its report. */
    static ReasonCode reason(String code) {
        return switch (code) {
            case "abandoned" -> ReasonCode.ABANDONED;
            case "consent_declined", "email_verification_declined", "phone_verification_declined" ->
                ReasonCode.CONSENT_DECLINED;
            case "country_not_supported" -> ReasonCode.COUNTRY_NOT_SUPPORTED;
            case "device_not_supported" -> ReasonCode.DEVICE_NOT_SUPPORTED;
            case "document_expired" -> ReasonCode.EXPIRED;
            case "document_type_not_supported" -> ReasonCode.TYPE_NOT_SUPPORTED;
            case "document_unverified_other", "id_number_insufficient_document_data" -> ReasonCode.NOT_VERIFIED;
            case "id_number_mismatch" -> ReasonCode.DATABASE_MISMATCH;
            case "selfie_document_missing_photo" -> ReasonCode.NO_FACE;
            case "selfie_face_mismatch" -> ReasonCode.MISMATCH;
            case "selfie_manipulated" -> ReasonCode.SUSPECTED;
            case "under_supported_age" -> ReasonCode.UNDERAGE;
            case "selfie_unverified_other",
                    "id_number_unverified_other",
                    "email_unverified_other",
                    "phone_unverified_other" -> ReasonCode.TRY_AGAIN;
            default -> ReasonCode.UNMAPPED;
        };
    }

    /** The {@code status} of a section of a report. */
    static Outcome outcome(String status) {
        return switch (status) {
            case VERIFIED -> Outcome.PASSED;
            case "unverified" -> Outcome.FAILED;
            default -> Outcome.UNKNOWN;
        };
    }

    static DocumentType documentType(String type) {
        return switch (type) {
            case "passport" -> DocumentType.PASSPORT;
            case "driving_license" -> DocumentType.DRIVING_LICENCE;
            case "id_card" -> DocumentType.NATIONAL_ID;
            default -> DocumentType.OTHER;
        };
    }

    static Optional<Sex> sex(String word) {
        return switch (word) {
            case "female" -> Optional.of(Sex.F);
            case "male" -> Optional.of(Sex.M);
            default -> Optional.empty(); // unknown, or a word that is not known
        };
    }

    /** The type of an event, behind {@code identity.verification_session.}. */
    static Kind kind(String event) {
        return switch (event) {
            case "created" -> Kind.STARTED;
            case PROCESSING -> Kind.SUBMITTED;
            case REQUIRES_INPUT, VERIFIED -> Kind.COMPLETED;
            case CANCELED -> Kind.EXPIRED;
            case "redacted" -> Kind.ERASED;
            default -> Kind.UNKNOWN;
        };
    }
}
