package dev.veriport.adapter.stripe;

import dev.veriport.http.WordTable;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.CheckType;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentType;
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

    /** The {@code code} of an error, of a session or of a section of its report. */
    static final WordTable<ReasonCode> REASONS = WordTable.of(ReasonCode.UNMAPPED)
            .with(ReasonCode.ABANDONED, "abandoned")
            .with(
                    ReasonCode.CONSENT_DECLINED,
                    "consent_declined email_verification_declined phone_verification_declined")
            .with(ReasonCode.COUNTRY_NOT_SUPPORTED, "country_not_supported")
            .with(ReasonCode.DEVICE_NOT_SUPPORTED, "device_not_supported")
            .with(ReasonCode.EXPIRED, "document_expired")
            .with(ReasonCode.TYPE_NOT_SUPPORTED, "document_type_not_supported")
            .with(ReasonCode.NOT_VERIFIED, "document_unverified_other id_number_insufficient_document_data")
            .with(ReasonCode.DATABASE_MISMATCH, "id_number_mismatch")
            .with(ReasonCode.NO_FACE, "selfie_document_missing_photo")
            .with(ReasonCode.MISMATCH, "selfie_face_mismatch")
            .with(ReasonCode.SUSPECTED, "selfie_manipulated")
            .with(ReasonCode.UNDERAGE, "under_supported_age")
            .with(ReasonCode.TRY_AGAIN, "selfie_unverified_other id_number_unverified_other")
            .with(ReasonCode.TRY_AGAIN, "email_unverified_other phone_unverified_other");

    /** The {@code status} of a section of a report. */
    static final WordTable<Outcome> OUTCOMES =
            WordTable.of(Outcome.UNKNOWN).with(Outcome.PASSED, VERIFIED).with(Outcome.FAILED, "unverified");

    static final WordTable<DocumentType> DOCUMENTS = WordTable.of(DocumentType.OTHER)
            .with(DocumentType.PASSPORT, "passport")
            .with(DocumentType.DRIVING_LICENCE, "driving_license")
            .with(DocumentType.NATIONAL_ID, "id_card");

    /** The sexes that are one: {@code unknown} is none. */
    static final WordTable<Optional<Sex>> SEXES = WordTable.of(Optional.<Sex>empty())
            .with(Optional.of(Sex.F), "female")
            .with(Optional.of(Sex.M), "male");

    /** The type of an event, behind {@code identity.verification_session.}. */
    static final WordTable<Kind> EVENTS = WordTable.of(Kind.UNKNOWN)
            .with(Kind.STARTED, "created")
            .with(Kind.SUBMITTED, PROCESSING)
            .with(Kind.COMPLETED, REQUIRES_INPUT)
            .with(Kind.COMPLETED, VERIFIED)
            .with(Kind.EXPIRED, CANCELED)
            .with(Kind.ERASED, "redacted");

    private static final WordTable<Decision> DECISIONS = WordTable.of(Decision.INDETERMINATE)
            .with(Decision.APPROVED, VERIFIED)
            .with(Decision.PENDING, PROCESSING)
            .with(Decision.RESUBMIT, CANCELED);

    private StripeMapping() {}

    /**
     * The {@code status} of a session. Stripe declines nobody: a user whose checks failed may try again.
     *
     * @param hasFailed whether the session has a {@code last_error}
     */
    static WordTable<Decision> decisions(boolean hasFailed) {
        return DECISIONS.with(hasFailed ? Decision.RESUBMIT : Decision.PENDING, REQUIRES_INPUT);
    }
}
