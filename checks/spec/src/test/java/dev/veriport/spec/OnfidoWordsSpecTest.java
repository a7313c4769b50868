package dev.veriport.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.fake.onfido.OnfidoWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OnfidoWords has, by Onfido's published specification,")
final class OnfidoWordsSpecTest {
    private final Specification specification = OnfidoSpec.SPEC.specification();

    @Test
    @DisplayName("every word of every enumeration, and no other")
    void everyEnumeration() {
        Map.ofEntries(
                        Map.entry("workflow_run_status", OnfidoWords.RUN_STATUSES),
                        Map.entry("applicant_consent_name", OnfidoWords.CONSENTS),
                        Map.entry("check_status", OnfidoWords.CHECK_STATUSES),
                        Map.entry("check_response/properties/result", OnfidoWords.CHECK_RESULTS),
                        Map.entry("report_status", OnfidoWords.REPORT_STATUSES),
                        Map.entry("report_result", OnfidoWords.REPORT_RESULTS),
                        Map.entry("report_sub_result", OnfidoWords.REPORT_SUB_RESULTS),
                        Map.entry("report_name", OnfidoWords.REPORT_NAMES),
                        Map.entry("document_types", OnfidoWords.DOCUMENT_TYPES),
                        Map.entry("document_shared/properties/side", OnfidoWords.DOCUMENT_SIDES),
                        Map.entry("webhook_event_type", OnfidoWords.EVENTS),
                        Map.entry("webhook_event_resource_type", OnfidoWords.RESOURCE_TYPES),
                        Map.entry("workflow_run_link/properties/language", OnfidoWords.LANGUAGES))
                .forEach((schema, words) -> {
                    List<String> specified = new ArrayList<>();
                    specification.schema(schema).path("enum").forEach(word -> specified.add(word.asText()));
                    assertThat(words).as(schema).isNotEmpty().containsExactlyInAnyOrderElementsOf(specified);
                });
        assertThat(OnfidoWords.RUN_STATUSES).containsAll(OnfidoWords.FINAL_RUN_STATUSES);
    }

    @Test
    @DisplayName("every reason and every property, and no other")
    void everyProperty() {
        Map.of(
                        "document_IQ_reasons", OnfidoWords.IMAGE_QUALITY_REASONS,
                        "document_CDQ_reasons", OnfidoWords.DOCUMENT_QUALITY_REASONS,
                        "document_ODP_reasons", OnfidoWords.ORIGINAL_DOCUMENT_REASONS,
                        "photo_reasons", OnfidoWords.PHOTO_SOURCE_REASONS,
                        "video_reasons", OnfidoWords.VIDEO_SOURCE_REASONS,
                        "document_properties", OnfidoWords.DOCUMENT_PROPERTIES,
                        "document_properties_nfc", OnfidoWords.CHIP_PROPERTIES)
                .forEach((schema, words) -> assertThat(words)
                        .as(schema)
                        .containsExactlyInAnyOrderElementsOf(names(specification.schema(schema))));
    }

    @Test
    @DisplayName("every breakdown and sub-breakdown, and no other")
    void everyBreakdown() {
        Map.of(
                        "document_breakdown", OnfidoWords.DOCUMENT_BREAKDOWNS,
                        "facial_similarity_photo_breakdown", OnfidoWords.FACE_PHOTO_BREAKDOWNS,
                        "facial_similarity_video_breakdown", OnfidoWords.FACE_VIDEO_BREAKDOWNS,
                        "facial_similarity_motion_breakdown", OnfidoWords.FACE_MOTION_BREAKDOWNS)
                .forEach((schema, groups) -> {
                    assertThat(groups.keySet())
                            .as(schema)
                            .containsExactlyInAnyOrderElementsOf(names(specification.schema(schema)));
                    groups.forEach((name, parts) -> assertThat(parts)
                            .as(schema + " " + name)
                            .containsExactlyInAnyOrderElementsOf(parts(schema, name)));
                });
    }

    private List<String> parts(String schema, String name) {
        JsonNode group = target(specification.schema(schema).at("/properties/" + name));
        return names(target(group.at("/properties/breakdown")));
    }

    private JsonNode target(JsonNode reference) {
        String ref = reference.path("$ref").asText();
        return ref.isEmpty() ? reference : specification.schema(ref.substring(ref.lastIndexOf('/') + 1));
    }

    private static List<String> names(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
