package dev.veriport.fake.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user sent, and what comes of it. Immutable.
 *
 * @param reportId the id of its report
 * @param outcome {@code verified}, or the code of an error
 * @param document the ids of the files of the document, front first
 * @param selfie the id of the selfie's file
 * @param decidedAt until then it is processing
 */
record Submission(
        String reportId, String outcome, Instant at, Instant decidedAt, List<String> document, String selfie) {
    static final String VERIFIED = "verified";

    private static final Map<String, List<String>> SECTIONS = Map.of(
            "document", StripeWords.DOCUMENT_ERRORS,
            "selfie", StripeWords.SELFIE_ERRORS,
            "id_number", StripeWords.ID_NUMBER_ERRORS,
            "email", StripeWords.EMAIL_ERRORS,
            "phone", StripeWords.PHONE_ERRORS);

    static Submission of(String outcome, Instant at, Instant decidedAt) {
        List<String> document = List.of(Ids.next("file_1"), Ids.next("file_1"));
        return new Submission(Ids.next("vr_1"), outcome, at, decidedAt, document, Ids.next("file_1"));
    }

    Submission decided(String other, Instant now) {
        return new Submission(reportId, other, at, now, document, selfie);
    }

    boolean isDecided(Instant now) {
        return !now.isBefore(decidedAt);
    }

    boolean isVerified() {
        return outcome.equals(VERIFIED);
    }

    String status(Instant now) {
        if (!isDecided(now)) {
            return "processing";
        }
        return isVerified() ? VERIFIED : Session.REQUIRES_INPUT;
    }

    /** The section of the report whose error the outcome is; empty where no section has it. */
    Optional<String> failedSection() {
        return SECTIONS.keySet().stream()
                .filter(section -> error(section).isPresent())
                .findFirst();
    }

    /** The code of the error of a section, such as {@code document}; empty where it is none of this section's. */
    Optional<String> error(String section) {
        return Optional.of(outcome)
                .filter(code -> SECTIONS.getOrDefault(section, List.of()).contains(code));
    }

    /** Whether there is a report of it: a user who refused or left has sent nothing to check. */
    boolean hasReport(Instant now) {
        return isDecided(now) && (isVerified() || failedSection().isPresent());
    }
}
