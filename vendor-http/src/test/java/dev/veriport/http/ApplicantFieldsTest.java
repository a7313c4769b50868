package dev.veriport.http;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.model.Country;
import dev.veriport.model.Personal;
import dev.veriport.model.RequestField;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The forms that vendors take an applicant's fields in. */
final class ApplicantFieldsTest {
    private static final RequestField FIELD = RequestField.ADDRESS_COUNTRY;

    @Test
    @DisplayName("a country is written as alpha-3 or as alpha-2; one that is not given is not written")
    void countries() {
        Personal<Country> germany = Personal.of(Country.of("D"));

        assertThat(ApplicantFields.country(FIELD, germany).reveal()).contains("DEU");
        assertThat(ApplicantFields.alpha2(FIELD, germany).reveal()).contains("DE");
        assertThat(ApplicantFields.alpha2(FIELD, Personal.notProvided()).isGiven())
                .isFalse();
    }

    @Test
    @DisplayName("a code of documents alone is refused, and not left out")
    void codesOfDocuments() {
        for (String code : new String[] {"XXA", "UNO", "canary"}) {
            Personal<Country> other = Personal.of(Country.of(code));

            assertThatFailureOf(() -> ApplicantFields.alpha2(FIELD, other))
                    .hasCode(ErrorCode.INVALID_REQUEST)
                    .hasMessageContaining("a country of ISO 3166-1")
                    .hasMessageNotContaining(code);
            assertThatFailureOf(() -> ApplicantFields.country(FIELD, other)).hasCode(ErrorCode.INVALID_REQUEST);
        }
    }
}
