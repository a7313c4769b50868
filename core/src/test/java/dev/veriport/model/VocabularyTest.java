package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veriport.model.ReasonCode.Audience;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
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
    void countries(String raw, String code, String list) {
        isCountry(raw, code, list);
    }

    @ParameterizedTest(name = "D8 the country [{0}] is {1}, {2}: fillers and common aliases")
    @CsvSource({
        "D<<,DEU,ISO",
        "GBR<,GBR,ISO",
        "UTO<<,UTO,ICAO_SPECIAL",
        "XXA<,XXA,ICAO_SPECIAL",
        "UK,GBR,ISO",
        "uk,GBR,ISO",
        "EL,GRC,ISO",
        "XK,RKS,ICAO_SPECIAL",
        "XKX,RKS,ICAO_SPECIAL",
        "RKS,RKS,ICAO_SPECIAL",
        "EU,EUE,ICAO_SPECIAL",
        "UN,UNO,ICAO_SPECIAL",
        "GBO,GBO,ICAO_SPECIAL",
        "XOM,XOM,ICAO_SPECIAL",
        "UNK,UNK,ICAO_SPECIAL",
        "<<<,<<<,UNKNOWN",
        "<GBR,<GBR,UNKNOWN",
        "G<BR,G<BR,UNKNOWN",
    })
    void writtenCountries(String raw, String code, String list) {
        isCountry(raw, code, list);
    }

    @ParameterizedTest(name = "D8 [{0}] is no country: only ASCII letters have a case here")
    @ValueSource(strings = {"\u00df", "\u0131s", "\u0131sl", "de\u017f", "\u212aor", "\uff24\uff25"})
    void notCountries(String raw) {
        isCountry(raw, raw, "UNKNOWN");
    }

    private static void isCountry(String raw, String code, String list) {
        Country country = Country.of(raw);
        assertThat(country.code()).isEqualTo(code);
        assertThat(country.isIso()).isEqualTo(list.equals("ISO"));
        assertThat(country.isKnown()).isNotEqualTo(list.equals("UNKNOWN"));
        assertThat(country.alpha2().isPresent()).isEqualTo(country.isIso());
        assertThat(country.alpha2().map(Country::of)).isIn(Optional.of(country), Optional.empty());
        assertThat(country)
                .isEqualTo(Country.of(code))
                .hasSameHashCodeAs(Country.of(code))
                .hasToString(code);
    }

    @Test
    @DisplayName("RES each reason prints another text, with its family before the dot once")
    void reasons() {
        assertThat(ReasonCode.values()).extracting(ReasonCode::toString).doesNotHaveDuplicates();
        assertThat(ReasonCode.DATABASE_MISMATCH).hasToString("DATABASE.MISMATCH");
        assertThat(ReasonCode.MISMATCH).hasToString("FACE.MISMATCH");
        assertThat(ReasonCode.DATABASE_NOT_FOUND).hasToString("DATABASE.NOT_FOUND");
    }

    @Test
    @DisplayName("D8 letters beyond ASCII keep their case")
    void ascii() {
        assertThat(Ascii.upperCase("az\u00df\u0131\u017f\u00e9{`AZ")).isEqualTo("AZ\u00df\u0131\u017f\u00e9{`AZ");
        assertThat(Ascii.lowerCase("AZ\u0130\u212a\u00c9[@az")).isEqualTo("az\u0130\u212a\u00c9[@az");
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
                "0000",
                "0000-00-00",
                "0000-01-01",
                "+990",
                "1990-04-12f",
                "29.05.2019",
                "99991231",
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
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> new PartialDate(0, 0, 0));
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> new PartialDate(-1990, 4, 12));
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> new PartialDate(10_000, 0, 0));
        LocalDate whole = LocalDate.of(2000, 12, 31);
        assertThat(PartialDate.of(whole).toLocalDate()).contains(whole);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "RES no reason about money laundering or fraud is for the end user; every reason prints as FAMILY.CODE")
    void audiences(ReasonCode code) {
        if (Set.of("AML", "FRAUD").contains(code.family())) {
            assertThat(code.audience()).isNotEqualTo(Audience.END_USER);
            assertThat(code.retryable()).isFalse();
        }
        assertThat(code).hasToString(code.family() + "." + code.name().replaceFirst("^DATABASE_", ""));
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
    void families(ReasonCode code, String family) {
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

    @Test
    @DisplayName("D7 what could not be read is another kind of nothing than none, and knows where it stands")
    void unreadable() {
        Origin field = new Origin() {
            @Override
            public String field() {
                return "/expiry";
            }

            @Override
            public Personal<String> word() {
                return Personal.of("soon");
            }
        };
        Reported<Integer> unreadable = Reported.unreadable(List.of(field));

        assertThat(unreadable.isUnreadable()).isTrue();
        assertThat(unreadable.isGiven()).isFalse();
        assertThat(unreadable.toOptional()).isEmpty();
        assertThat(unreadable.map(two -> two + 1))
                .isEqualTo(Reported.unreadable())
                .hasSameHashCodeAs(Reported.unreadable())
                .isNotEqualTo(Reported.absent())
                .isNotEqualTo(Reported.notProvided())
                .hasToString("UNREADABLE");
        assertThat(unreadable.map(two -> two + 1).origins()).containsExactly(field);
        assertThat(Reported.absent().isUnreadable()).isFalse();
        assertThat(Reported.of("2").read(text -> Optional.of(2))).isEqualTo(Reported.of(2));
        assertThat(Reported.of("soon", List.<Origin>of(field)).read(text -> Optional.empty()))
                .isEqualTo(Reported.unreadable())
                .satisfies(read -> assertThat(read.origins()).containsExactly(field));
        assertThat(Reported.<String>absent().read(text -> Optional.empty())).isEqualTo(Reported.absent());
    }

    @Test
    @DisplayName("RES a value says why it is missing, and nothing of the kind where it is given")
    void missing() {
        assertThat(Reported.of("x").missing()).isEmpty();
        assertThat(Reported.absent().missing()).contains(Missing.ABSENT);
        assertThat(Reported.notProvided().missing()).contains(Missing.NOT_PROVIDED);
        assertThat(Reported.unreadable().missing()).contains(Missing.UNREADABLE);
        assertThat(Reported.notRead().missing()).contains(Missing.NOT_READ);
        assertThat(Reported.of(Missing.ABSENT)).isNotEqualTo(Reported.absent());
        assertThat(Reported.<String>notRead().map(String::length))
                .isEqualTo(Reported.notRead())
                .isNotEqualTo(Reported.absent());
    }

    @Test
    @DisplayName(
            "RES personal data knows the same kinds of nothing, and says them in place of a value it does not print")
    void personal() {
        assertThat(Reported.of("Vera").personal())
                .isEqualTo(Personal.of("Vera"))
                .hasToString("[redacted]");
        assertThat(Personal.of("Vera").reveal()).contains("Vera");
        assertThat(Personal.of("Vera").map(String::length).reveal()).contains(4);
        assertThat(Personal.of("Vera").missing()).isEmpty();
        assertThat(Personal.of("Vera").<String>match(value -> value, Enum::name))
                .isEqualTo("Vera");
        assertThat(Personal.<String>notRead().<String>match(value -> value, Enum::name))
                .isEqualTo("NOT_READ");
        assertThat(Personal.absent()).isEqualTo(Reported.absent().personal()).isNotEqualTo(Personal.notProvided());
        assertThat(Personal.absent().reveal()).isEmpty();
        assertThat(Personal.absent().missing()).contains(Missing.ABSENT);
        assertThat(Personal.<String>notProvided().map(String::length)).hasToString("NOT_PROVIDED");
        assertThat(Personal.unreadable().isUnreadable()).isTrue();
        assertThat(Personal.notRead().isUnreadable()).isFalse();
        assertThat(Personal.of("Vera").isGiven()).isTrue();
        assertThat(Personal.notRead().isGiven()).isFalse();
        assertThat(Personal.of("ABSENT")).isNotEqualTo(Personal.absent());
    }
}
