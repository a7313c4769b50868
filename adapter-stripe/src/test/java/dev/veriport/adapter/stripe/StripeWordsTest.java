package dev.veriport.adapter.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Check.Outcome;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Sex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every word of the vendor's API 2026-10-28 is mapped, or named in docs/vendors.md with the reason why it is not. */
final class StripeWordsTest {
    private static final List<String> STATUSES = words("requires_input processing verified canceled");

    private static final List<String> LAST_ERRORS = words("""
            abandoned consent_declined country_not_supported device_not_supported document_expired
            document_type_not_supported document_unverified_other email_unverified_other
            email_verification_declined id_number_insufficient_document_data id_number_mismatch
            id_number_unverified_other phone_unverified_other phone_verification_declined
            selfie_document_missing_photo selfie_face_mismatch selfie_manipulated selfie_unverified_other
            under_supported_age""");

    /** The codes of the errors of a report, by its sections. */
    private static final Map<String, List<String>> REPORT_ERRORS = Map.of(
            "document", words("document_expired document_type_not_supported document_unverified_other"),
            "selfie",
                    words("selfie_document_missing_photo selfie_face_mismatch selfie_manipulated"
                            + " selfie_unverified_other"),
            "id_number", words("id_number_insufficient_document_data id_number_mismatch id_number_unverified_other"),
            "email", words("email_unverified_other email_verification_declined"),
            "phone", words("phone_unverified_other phone_verification_declined"));

    private static final List<String> EVENTS = words("created processing requires_input verified canceled redacted");

    private static List<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).toList();
    }

    @Test
    @DisplayName("every status has a decision; without an error requires_input is open, and no status is a decline")
    void statuses() {
        assertThat(STATUSES)
                .hasSize(4)
                .extracting(word -> StripeMapping.decisions(true).meaning(word))
                .containsExactly(Decision.RESUBMIT, Decision.PENDING, Decision.APPROVED, Decision.RESUBMIT);
        assertThat(StripeMapping.decisions(false).meaning("requires_input")).isEqualTo(Decision.PENDING);
        assertThat(List.of("Verified", "verified ", "VERIFIED", ""))
                .extracting(word -> StripeMapping.decisions(false).meaning(word))
                .containsOnly(Decision.INDETERMINATE);
    }

    @Test
    @DisplayName("every code of last_error has a reason")
    void lastErrors() {
        assertThat(LAST_ERRORS)
                .hasSize(19)
                .allSatisfy(code ->
                        assertThat(StripeMapping.REASONS.meaning(code)).as(code).isNotEqualTo(ReasonCode.UNMAPPED));
        assertThat(StripeMapping.REASONS.meaning("another_word")).isEqualTo(ReasonCode.UNMAPPED);
    }

    @Test
    @DisplayName("every section of a report has a check, and every code of its errors is one of last_error")
    void reports() {
        assertThat(StripeMapping.SECTIONS.keySet()).containsExactlyInAnyOrderElementsOf(REPORT_ERRORS.keySet());
        assertThat(REPORT_ERRORS.values().stream().flatMap(List::stream))
                .hasSize(14)
                .isSubsetOf(LAST_ERRORS);
        assertThat(StripeMapping.OUTCOMES.meaning("verified")).isEqualTo(Outcome.PASSED);
        assertThat(StripeMapping.OUTCOMES.meaning("unverified")).isEqualTo(Outcome.FAILED);
        assertThat(StripeMapping.OUTCOMES.meaning("another")).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @DisplayName("every type of document and every sex that is one is mapped")
    void documents() {
        assertThat(words("driving_license id_card passport"))
                .extracting(word -> StripeMapping.DOCUMENTS.meaning(word))
                .containsExactly(DocumentType.DRIVING_LICENCE, DocumentType.NATIONAL_ID, DocumentType.PASSPORT);
        assertThat(StripeMapping.SEXES.meaning("female")).contains(Sex.F);
        assertThat(StripeMapping.SEXES.meaning("male")).contains(Sex.M);
    }

    @Test
    @DisplayName("every event of a session has a kind")
    void events() {
        assertThat(EVENTS)
                .hasSize(6)
                .extracting(word -> StripeMapping.EVENTS.meaning(word))
                .containsExactly(
                        Kind.STARTED, Kind.SUBMITTED, Kind.COMPLETED, Kind.COMPLETED, Kind.EXPIRED, Kind.ERASED);
    }

    @Test
    @DisplayName("every word is in docs/vendors.md")
    void documented() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "vendors.md"));
        String stripe = page.substring(page.indexOf("## Stripe"));

        assertThat(Stream.of(
                                STATUSES,
                                LAST_ERRORS,
                                words("verified unverified"),
                                words("driving_license id_card passport"),
                                words("unknown [redacted]"),
                                words("br_cpf sg_nric us_ssn"),
                                words("validated redacted"))
                        .flatMap(List::stream))
                .hasSize(35)
                .allSatisfy(word -> assertThat(stripe).contains("`" + word + "`"));
        assertThat(EVENTS).allSatisfy(event -> assertThat(stripe).contains("`" + event + "`"));
    }
}
