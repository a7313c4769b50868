package dev.veriport.adapter.onfido;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.fake.onfido.OnfidoWords;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.Decision;
import dev.veriport.model.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every word that the vendor publishes is mapped, or named in docs/vendors.md with the reason why it is not. */
final class OnfidoWordsTest {
    @Test
    @DisplayName("every status of a run has a decision; error alone is INDETERMINATE")
    void statuses() {
        assertThat(OnfidoWords.RUN_STATUSES).hasSize(8).allSatisfy(word -> {
            Decision decision = OnfidoMapping.DECISIONS.meaning(word);
            assertThat(decision == Decision.INDETERMINATE).as(word).isEqualTo(word.equals("error"));
        });
    }

    @Test
    @DisplayName(
            "every result of a report has an outcome, only clear has PASSED and none FAILED, and every sub-result that is not clear a reason")
    void results() {
        assertThat(OnfidoWords.REPORT_RESULTS)
                .allSatisfy(word -> assertThat(OnfidoMapping.OUTCOMES.meaning(word))
                        .as(word)
                        .isEqualTo(word.equals("clear") ? Outcome.PASSED : Outcome.INCONCLUSIVE));
        assertThat(OnfidoWords.REPORT_SUB_RESULTS)
                .filteredOn(word -> !word.equals("clear"))
                .hasSize(3)
                .allSatisfy(word -> assertThat(OnfidoMapping.SUB_RESULTS.meaning(word))
                        .as(word)
                        .isNotEqualTo(ReasonCode.UNMAPPED));
    }

    @Test
    @DisplayName("every breakdown and every part of one has a reason")
    void breakdowns() {
        for (Map<String, List<String>> breakdowns : List.of(
                OnfidoWords.DOCUMENT_BREAKDOWNS,
                OnfidoWords.FACE_PHOTO_BREAKDOWNS,
                OnfidoWords.FACE_VIDEO_BREAKDOWNS,
                OnfidoWords.FACE_MOTION_BREAKDOWNS)) {
            breakdowns.forEach((breakdown, parts) -> Stream.concat(Stream.of(breakdown), parts.stream())
                    .forEach(part -> assertThat(OnfidoMapping.reason(breakdown, part))
                            .as(breakdown + "/" + part)
                            .isNotEqualTo(ReasonCode.UNMAPPED)));
        }
    }

    @Test
    @DisplayName("every key of a reason has a reason; the key reasons has details alone")
    void keys() {
        Collection<String> keys = new LinkedHashSet<>();
        keys.addAll(OnfidoWords.IMAGE_QUALITY_REASONS);
        keys.addAll(OnfidoWords.DOCUMENT_QUALITY_REASONS);
        keys.addAll(OnfidoWords.ORIGINAL_DOCUMENT_REASONS);
        keys.addAll(OnfidoWords.PHOTO_SOURCE_REASONS);
        keys.addAll(OnfidoWords.VIDEO_SOURCE_REASONS);

        assertThat(keys)
                .filteredOn(key -> OnfidoMapping.REASONS.find(key).isEmpty())
                .containsExactly("reasons");
    }

    @Test
    @DisplayName("every other word is in docs/vendors.md, with the reason why it is not mapped")
    void documented() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "vendors.md"));
        String onfido = page.substring(page.indexOf("## Onfido"));
        List<String> read = List.of(
                "date_of_birth",
                "date_of_expiry",
                "personal_number",
                "document_numbers",
                "document_type",
                "first_name",
                "middle_name",
                "last_name",
                "gender",
                "issuing_country",
                "nationality",
                "issuing_state",
                "issuing_date",
                "mrz_line1",
                "mrz_line2",
                "mrz_line3",
                "address",
                "place_of_birth");
        List<String> named = new ArrayList<>();
        named.addAll(OnfidoWords.REPORT_STATUSES);
        named.addAll(OnfidoWords.CHECK_STATUSES);
        named.addAll(OnfidoWords.RUN_STATUSES);
        named.addAll(OnfidoWords.EVENTS);
        OnfidoWords.REPORT_NAMES.stream().filter(OnfidoWordsTest::hasNoType).forEach(named::add);
        OnfidoWords.DOCUMENT_PROPERTIES.stream()
                .filter(word -> !read.contains(word))
                .forEach(named::add);

        assertThat(OnfidoWords.DOCUMENT_PROPERTIES).containsAll(read);
        assertThat(named).hasSize(64).allSatisfy(word -> assertThat(onfido).contains("`" + word + "`"));
    }

    private static boolean hasNoType(String report) {
        return !report.startsWith("document")
                && !report.startsWith("facial_similarity")
                && OnfidoMapping.CHECKS.meaning(report).isEmpty();
    }
}
