package dev.veriport.adapter.persona;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Check.Outcome;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentType;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every word of the vendor's API 2025-12-08 is mapped, or named in docs/vendors.md with the reason why it is not. */
final class PersonaWordsTest {
    private static final List<String> STATUSES =
            words("created pending completed expired failed needs_review approved declined");

    private static final List<String> VERIFICATION_STATUSES = words("""
            initiated submitted passed failed requires_retry skipped canceled confirmed tentatively_passed
            tentatively_failed""");

    private static final List<String> CHECK_STATUSES = words("passed failed not_applicable");

    private static final List<String> REQUIREMENTS = words("required not_required requires_retry");

    private static final List<String> DOCUMENT_CHECKS = words("""
            id_aamva_database_lookup id_account_comparison id_age_comparison id_age_inconsistency_detection
            id_barcode_detection id_barcode_inconsistency_detection id_blur_detection id_color_inconsistency_detection
            id_compromised_detection id_disallowed_country_detection id_disallowed_type_detection
            id_double_side_detection id_electronic_replica_detection id_entity_detection id_expired_detection
            id_extracted_properties_detection id_extraction_inconsistency_detection id_fabrication_detection
            id_glare_detection id_handwriting_detection id_inconsistent_repeat_detection id_inquiry_comparison
            id_mrz_detection id_mrz_inconsistency_detection id_nfc_expired_detection
            id_number_format_inconsistency_detection id_po_box_detection id_portrait_clarity_detection
            id_portrait_detection id_public_figure_detection id_real_id_detection id_repeat_detection
            id_selfie_comparison id_tamper_detection id_type_detection id_unprocessable_submission_detection
            id_valid_dates_detection""");

    private static final List<String> SELFIE_CHECKS = words("""
            selfie_account_comparison selfie_age_comparison selfie_face_covering_detection selfie_glare_detection
            selfie_glasses_detection selfie_id_comparison selfie_image_quality_detection selfie_liveness_detection
            selfie_multiple_faces_detection selfie_pose_detection selfie_pose_repeat_detection
            selfie_public_figure_detection selfie_suspicious_entity_detection""");

    /** Of no type of ours. */
    private static final List<String> WITHOUT_TYPE = words("""
            id_public_figure_detection id_repeat_detection selfie_public_figure_detection
            selfie_suspicious_entity_detection""");

    private static final List<String> DOCUMENTS = words("""
            cct cid dl foid hic id ipp keyp ltpass munid myn nbi nric ofw rp pan pid pp ppc pr sss td tribalid umid vid
            visa wp""");

    private static final List<String> EVENTS = words("""
            created started expired completed failed marked-for-review approved declined transitioned redacted
            reusable-persona-created reusable-persona-used updated-tags""");

    private static List<String> words(String text) {
        return Stream.of(text.strip().split("\\s+")).toList();
    }

    private static List<String> checks() {
        return Stream.concat(DOCUMENT_CHECKS.stream(), SELFIE_CHECKS.stream()).toList();
    }

    @Test
    @DisplayName(
            "every status of an inquiry has a decision; completed alone is INDETERMINATE, only approved is APPROVED")
    void statuses() {
        assertThat(STATUSES).hasSize(8).allSatisfy(word -> {
            assertThat(PersonaMapping.DECISIONS.find(word)).as(word).isPresent();
            Decision decision = PersonaMapping.DECISIONS.meaning(word);
            assertThat(decision == Decision.INDETERMINATE).as(word).isEqualTo(word.equals("completed"));
            assertThat(decision == Decision.APPROVED).as(word).isEqualTo(word.equals("approved"));
        });
        assertThat(STATUSES)
                .filteredOn(word -> PersonaMapping.ENDINGS.meaning(word).isPresent())
                .containsExactly("expired", "failed");
    }

    @Test
    @DisplayName("every status of a verification and of a check has an outcome, and only passed is PASSED")
    void outcomes() {
        assertThat(Stream.concat(VERIFICATION_STATUSES.stream(), CHECK_STATUSES.stream()))
                .hasSize(13)
                .allSatisfy(word -> {
                    assertThat(PersonaMapping.OUTCOMES.find(word)).as(word).isPresent();
                    boolean isPassed = PersonaMapping.OUTCOMES.meaning(word) == Outcome.PASSED;
                    assertThat(isPassed).as(word).isEqualTo(word.equals("passed"));
                });
        assertThat(PersonaMapping.OUTCOMES.meaning("Passed")).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    @DisplayName("every check has a reason, and all but four a type; a name that is not known has neither")
    void everyCheck() {
        assertThat(DOCUMENT_CHECKS).hasSize(37);
        assertThat(SELFIE_CHECKS).hasSize(13);
        assertThat(checks())
                .allSatisfy(
                        name -> assertThat(PersonaMapping.CHECKS.meaning(name).reason())
                                .as(name)
                                .isNotEqualTo(ReasonCode.UNMAPPED));
        assertThat(checks())
                .filteredOn(name -> PersonaMapping.CHECKS.meaning(name).type().isEmpty())
                .containsExactlyElementsOf(WITHOUT_TYPE);
        assertThat(PersonaMapping.CHECKS.meaning("id_new_detection").reason()).isEqualTo(ReasonCode.UNMAPPED);
        assertThat(PersonaMapping.CHECKS.meaning("id_new_detection").type()).isEmpty();
    }

    @Test
    @DisplayName("every document is of a type, or is OTHER with the vendor's word")
    void documents() {
        assertThat(DOCUMENTS)
                .hasSize(27)
                .filteredOn(word -> PersonaMapping.DOCUMENTS.meaning(word) != DocumentType.OTHER)
                .containsExactly("dl", "id", "rp", "pp", "pr");
    }

    @Test
    @DisplayName("every event of an inquiry has a kind, but for steps, tags and reusable personas")
    void events() {
        assertThat(EVENTS)
                .hasSize(13)
                .filteredOn(event -> PersonaMapping.EVENTS.meaning(event) == Kind.UNKNOWN)
                .containsExactly("transitioned", "reusable-persona-created", "reusable-persona-used", "updated-tags");
    }

    @Test
    @DisplayName("every word is in docs/vendors.md")
    void documented() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "vendors.md"));
        String persona = page.substring(page.indexOf("## Persona"), page.indexOf("## Stripe"));

        assertThat(Stream.of(
                                STATUSES,
                                VERIFICATION_STATUSES,
                                CHECK_STATUSES,
                                REQUIREMENTS,
                                checks(),
                                DOCUMENTS,
                                EVENTS,
                                words("user workflow workflow-run"))
                        .flatMap(List::stream))
                .hasSize(117)
                .allSatisfy(word -> assertThat(persona).contains("`" + word + "`"));
    }
}
