package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veriport.model.ReasonCode.Audience;
import dev.veriport.model.ReasonCode.Family;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VocabularyTest {

    @ParameterizedTest(name = "RES the country [{0}] is {1}, {2}")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "DE,DEU,ISO",
                "DEU,DEU,ISO",
                "deu,DEU,ISO",
                " is ,ISL,ISO",
                "D,DEU,ISO",
                "d,DEU,ISO",
                "GB,GBR,ISO",
                "GBD,GBD,ICAO_SPECIAL",
                "xxb,XXB,ICAO_SPECIAL",
                "UNO,UNO,ICAO_SPECIAL",
                "EUE,EUE,ICAO_SPECIAL",
                "UTO,UTO,ICAO_SPECIAL",
                "XX,XX,UNKNOWN",
                "F,F,UNKNOWN",
                "Germany,Germany,UNKNOWN",
                " zz ,' zz ',UNKNOWN",
            })
    void countries(String raw, String code, Country.Kind kind) {
        assertThat(Country.of(raw)).isEqualTo(new Country(code, kind));
    }

    @ParameterizedTest(name = "RES the date {0} reads and prints the same")
    @CsvSource({
        "1990-04-12, 1990, 4, 12",
        "1990-04, 1990, 4, 0",
        "1990, 1990, 0, 0",
        "2024-02-29, 2024, 2, 29",
        "0099, 99, 0, 0"
    })
    void dates(String text, int year, int month, int day) {
        PartialDate date = PartialDate.parse(text);
        assertThat(date).isEqualTo(new PartialDate(year, month, day)).hasToString(text);
        assertThat(date.toLocalDate())
                .isEqualTo(day == 0 ? Optional.empty() : Optional.of(LocalDate.of(year, month, day)));
    }

    @ParameterizedTest(name = "RES [{0}] is no date")
    @ValueSource(
            strings = {
                "",
                "90",
                "1990-4-12",
                "1990-13",
                "1990-13-01",
                "2023-02-29",
                "1990-00-12",
                "1990-04-31",
                "1990-04-12T00:00",
                "12.04.1990",
                "19900412",
                " 1990",
                "-1990",
                "1990-",
                "١٩٩٠"
            })
    void notDates(String text) {
        assertThatExceptionOfType(DateTimeException.class)
                .isThrownBy(() -> PartialDate.parse(text))
                .withMessageNotContaining("12.04");
    }

    @Test
    @DisplayName("RES a date of parts that make none is refused, a whole one is a LocalDate")
    void dateParts() {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> new PartialDate(1990, 0, 12));
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> new PartialDate(1990, 4, -1));
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> new PartialDate(1990, -1, 0));
        LocalDate whole = LocalDate.of(2000, 12, 31);
        assertThat(PartialDate.of(whole).toLocalDate()).contains(whole);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "RES no reason about money laundering or fraud is for the end user; every reason prints as FAMILY.CODE")
    void audiences(ReasonCode code) {
        if (Set.of(Family.AML, Family.FRAUD).contains(code.family())) {
            assertThat(code.audience()).isNotEqualTo(Audience.END_USER);
            assertThat(code.retryable()).isFalse();
        }
        assertThat(code).hasToString(code.family().name() + "." + code.name());
    }

    @ParameterizedTest(name = "RES {0} is a reason of the family {1}")
    @CsvSource({
        "SANCTIONS, AML",
        "PEP, AML",
        "ADVERSE_MEDIA, AML",
        "WATCHLIST, AML",
        "SUSPECTED, FRAUD",
        "BLURRY, CAPTURE",
        "NOT_GENUINE, DOCUMENT",
        "MISMATCH, FACE",
        "UNDERAGE, POLICY",
        "CODE_INVALID_OR_USED, SESSION",
        "UNMAPPED, OTHER"
    })
    void families(ReasonCode code, Family family) {
        assertThat(code.family()).isEqualTo(family);
    }

    @Test
    @DisplayName("RES a value that is missing says which kind of nothing it is, through every change")
    void reported() {
        assertThat(Reported.of(2).map(two -> two + 1)).isEqualTo(Reported.of(3)).hasToString("3");
        assertThat(Reported.<Integer>absent().map(two -> two + 1))
                .isEqualTo(Reported.absent())
                .hasToString("ABSENT");
        assertThat(Reported.<Integer>notProvided().map(two -> two + 1))
                .isEqualTo(Reported.notProvided())
                .isNotEqualTo(Reported.absent())
                .hasToString("NOT_PROVIDED");
        assertThat(Reported.ofOptional(Optional.empty())).isEqualTo(Reported.absent());
        assertThat(Reported.ofOptional(Optional.of("x"))).isEqualTo(Reported.of("x"));
        assertThat(Reported.of("x").toOptional()).contains("x");
        assertThat(Reported.notProvided().toOptional()).isEmpty();
        assertThat(Reported.of("x").isGiven()).isTrue();
        assertThat(Reported.absent().isGiven()).isFalse();
        assertThat(Reported.of("x").<String>match(value -> value, Enum::name)).isEqualTo("x");
        assertThat(Reported.<String>absent().<String>match(value -> value, Enum::name))
                .isEqualTo("ABSENT");
    }
}
