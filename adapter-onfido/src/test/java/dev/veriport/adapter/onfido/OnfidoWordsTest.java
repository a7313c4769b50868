package dev.veriport.adapter.onfido;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.fake.onfido.OnfidoWords;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.Decision;
import dev.veriport.model.ReasonCode;
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
            Decision decision = OnfidoMapping.decision(word);
            assertThat(decision == Decision.INDETERMINATE).as(word).isEqualTo(word.equals("error"));
        });
    }

    @Test
    @DisplayName("every result of a report has an outcome, and every sub-result that is not clear a reason")
    void results() {
        assertThat(OnfidoWords.REPORT_RESULTS)
                .allSatisfy(
                        word -> assertThat(OnfidoMapping.outcome(word)).as(word).isNotEqualTo(Outcome.UNKNOWN));
        assertThat(OnfidoWords.REPORT_SUB_RESULTS)
                .filteredOn(word -> !word.equals("clear"))
                .hasSize(3)
                .allSatisfy(word ->
                        assertThat(OnfidoMapping.subResult(word)).as(word).isNotEqualTo(ReasonCode.UNMAPPED));
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

        assertThat(keys).filteredOn(key -> !OnfidoMapping.isReason(key)).containsExactly("reasons");
    }
}
