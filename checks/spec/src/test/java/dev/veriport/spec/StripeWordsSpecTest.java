package dev.veriport.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.fake.stripe.StripeWords;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("StripeWords has, by Stripe's published specification,")
final class StripeWordsSpecTest {
    private final Specification specification = StripeSpec.SPEC.specification();

    @Test
    @DisplayName("every word of every enumeration, and no other but those since 2023")
    void everyEnumeration() {
        Map.of(
                        "identity.verification_session/properties/status", StripeWords.STATUSES,
                        "identity.verification_session/properties/type", StripeWords.TYPES,
                        "gelato_document_report/properties/type", StripeWords.DOCUMENT_TYPES,
                        "gelato_document_report_error/properties/code", StripeWords.DOCUMENT_ERRORS,
                        "gelato_selfie_report_error/properties/code", StripeWords.SELFIE_ERRORS,
                        "gelato_id_number_report_error/properties/code", StripeWords.ID_NUMBER_ERRORS,
                        "gelato_id_number_report/properties/id_number_type", StripeWords.ID_NUMBER_TYPES)
                .forEach((schema, words) -> assertThat(words)
                        .as(schema)
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(specified(schema)));
        List<String> since2023 = Stream.of(StripeWords.EMAIL_ERRORS, StripeWords.PHONE_ERRORS)
                .flatMap(List::stream)
                .toList();
        assertThat(StripeWords.LAST_ERRORS)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                specified("gelato_session_last_error/properties/code").stream(), since2023.stream())
                        .toList());
        assertThat(StripeWords.REDACTION_STATUSES)
                .containsAll(specified("verification_session_redaction/properties/status"))
                .hasSize(3);
    }

    private List<String> specified(String schema) {
        return specification
                .schema(schema)
                .path("enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }
}
