package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** L3: the optional fields of a request, and what vendors declare of them. */
final class RequestFieldsTest {
    private static final Country UTOPIA = Country.of("UTO");

    private static Applicant everybody() {
        return Applicant.builder()
                .givenNames("Vera")
                .familyName("Specimen")
                .email("vera@example.com")
                .phone("+4930123456")
                .dateOfBirth(new PartialDate(1990, 4, 12))
                .street("Street 1")
                .city("City")
                .subdivision("State")
                .postalCode("10997")
                .addressCountry(UTOPIA)
                .countryOfResidence(UTOPIA)
                .ipAddress("192.0.2.1")
                .idNumbers(IdNumber.of("driving_licence", "C03005988").issuedBy("CA"), IdNumber.of("tax_id", "07/4711"))
                .build();
    }

    private static VerificationRequest full() {
        return VerificationRequest.builder("case")
                .channel(Channel.WEB_SDK)
                .applicant(everybody())
                .consents(Consent.granted(Consent.Kind.PRIVACY_NOTICES_READ, Instant.EPOCH))
                .locale(Locale.GERMANY)
                .documentCountry(UTOPIA)
                .documentTypes(DocumentType.PASSPORT, DocumentType.NATIONAL_ID, DocumentType.PASSPORT)
                .expiry(Duration.ofHours(1))
                .build();
    }

    @Test
    @DisplayName("L3 every field can be given, and is given as it was set")
    void allGiven() {
        VerificationRequest full = full();
        assertThat(full.given()).containsExactly(RequestField.values());
        assertThat(full.applicant().givenNames().reveal()).contains("Vera");
        assertThat(full.applicant().dateOfBirth().reveal()).contains(new PartialDate(1990, 4, 12));
        assertThat(full.applicant().addressCountry().reveal()).contains(UTOPIA);
        assertThat(full.documentTypes()).containsExactlyInAnyOrder(DocumentType.PASSPORT, DocumentType.NATIONAL_ID);
        assertThat(full.consents()).singleElement().satisfies(consent -> {
            assertThat(consent.isGranted()).isTrue();
            assertThat(consent.at()).isEqualTo(Instant.EPOCH);
            assertThat(consent).isNotEqualTo(Consent.refused(consent.kind(), consent.at()));
        });
        assertThat(full.toBuilder().build().given()).isEqualTo(full.given());
        assertThat(VerificationRequest.builder("case")
                        .channel(Channel.MOBILE_SDK)
                        .build()
                        .given())
                .isEmpty();
    }

    @ParameterizedTest(name = "L3 a request can be cut to {0} alone, and to all but {0}")
    @EnumSource
    void only(RequestField field) {
        Set<RequestField> others = EnumSet.complementOf(EnumSet.of(field));
        assertThat(full().only(Set.of(field)).given()).containsExactly(field);
        assertThat(full().only(others).given()).isEqualTo(others);
        assertThat(full().given()).as("of the request itself").hasSize(RequestField.values().length);
    }

    @Test
    @DisplayName("L3 what is no optional field stays when a request is cut")
    void kept() {
        AttemptId attempt = AttemptId.random();
        VerificationRequest cut = full().toBuilder()
                .attempt(attempt)
                .workflow("full")
                .checks(CheckType.AML)
                .build()
                .only(Set.of());
        assertThat(cut.reference()).isEqualTo("case");
        assertThat(cut.channel()).isEqualTo(Channel.WEB_SDK);
        assertThat(cut.attempt()).contains(attempt);
        assertThat(cut.workflow()).contains("full");
        assertThat(cut.checks()).containsExactly(CheckType.AML);
    }

    @Test
    @DisplayName("L3 a request that is built again does not change the one built before")
    void immutable() {
        VerificationRequest.Builder builder = full().toBuilder();
        VerificationRequest before = builder.build();
        builder.locale(Locale.FRANCE).applicant(Applicant.unknown());
        assertThat(before.locale()).contains(Locale.GERMANY);
        assertThat(before.applicant()).isEqualTo(everybody()).hasSameHashCodeAs(everybody());
    }

    @TestFactory
    @DisplayName("PII each text of an applicant:")
    Stream<DynamicTest> texts() {
        return Arrays.stream(Applicant.Builder.class.getMethods())
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .map(setter -> DynamicTest.dynamicTest(
                        setter.getName() + " is not blank and has at most 500 characters", () -> {
                            refused(setter, " ");
                            refused(setter, "\u00a0\u202f");
                            refused(setter, "\u200b\u2060\ufeff");
                            refused(setter, "\u3164\u115f\ufe0f\u034f");
                            refused(setter, "\udb40\udc01 \u00ad\u0000");
                            refused(setter, "jane".repeat(126));
                        }));
    }

    @Test
    @DisplayName(
            "L3 a person has several id numbers, each with its type, and with the state that issued it where it has one")
    void idNumbers() {
        List<IdNumber> numbers = everybody().idNumbers();
        assertThat(numbers).extracting(IdNumber::type).containsExactly("driving_licence", "tax_id");
        assertThat(numbers.get(0).number().reveal()).contains("C03005988");
        assertThat(numbers.get(0).issuingState().reveal()).contains("CA");
        assertThat(numbers.get(1).issuingState()).isEqualTo(Personal.notProvided());
        assertThat(numbers.get(1))
                .isEqualTo(IdNumber.of("tax_id", "07/4711"))
                .isNotEqualTo(IdNumber.of("tax_id", "07/4712"))
                .isNotEqualTo(IdNumber.of("tax_id", "07/4711").issuedBy("CA"))
                .hasToString("IdNumber[type=tax_id, number=[redacted], issuingState=NOT_PROVIDED]");
        assertThat(Applicant.builder()
                        .idNumbers(numbers.get(0))
                        .idNumbers()
                        .build()
                        .given())
                .isEmpty();
        assertThat(Applicant.unknown().idNumbers()).isEmpty();
    }

    @Test
    @DisplayName("PII a part of an id number is not blank and has at most 500 characters, and no message repeats it")
    void idNumberParts() {
        for (String text : List.of("\u00a0", "jane".repeat(126))) {
            assertThatIllegalArgumentException().isThrownBy(() -> IdNumber.of(text, "1"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> IdNumber.of("tax_id", text))
                    .withMessageNotContaining("jane");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> IdNumber.of("tax_id", "1").issuedBy(text))
                    .withMessageNotContaining("jane");
        }
    }

    @Test
    @DisplayName("PII a text with something visible is kept as it was given")
    void visible() {
        String joined =
                "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0646\u0645"; // Persian, joined by a zero-width character
        assertThat(Applicant.builder().familyName(joined).build().familyName().reveal())
                .contains(joined);
    }

    private static void refused(Method setter, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    try {
                        setter.invoke(Applicant.builder(), text);
                    } catch (java.lang.reflect.InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                })
                .withMessageContaining("of an applicant")
                .withMessageNotContaining("jane");
    }

    @Test
    @DisplayName("L3 a null is refused, and is never a given field")
    @SuppressWarnings("NullAway") // what a caller without null checks does
    void nullField() {
        assertThatNullPointerException().isThrownBy(() -> Applicant.builder().dateOfBirth(null));
        assertThatNullPointerException().isThrownBy(() -> Applicant.builder().addressCountry(null));
    }

    @Test
    @DisplayName("PII an applicant prints the names of its fields")
    void prints() {
        assertThat(Applicant.builder().familyName("Specimen").phone("+4930").build())
                .hasToString("Applicant[FAMILY_NAME, PHONE]");
    }

    @Test
    @DisplayName("L3 what a vendor requires it takes too; capabilities are compared and printed with both")
    void capabilities() {
        Capabilities none = Capabilities.of(Set.of(), Set.of());
        Capabilities some = none.taking(RequestField.LOCALE).requiring(RequestField.FAMILY_NAME);
        assertThat(none.taken()).isEmpty();
        assertThat(some.required()).containsExactly(RequestField.FAMILY_NAME);
        assertThat(some.taken()).containsExactly(RequestField.FAMILY_NAME, RequestField.LOCALE);
        assertThat(some)
                .isEqualTo(none.requiring(RequestField.FAMILY_NAME).taking(RequestField.LOCALE))
                .isNotEqualTo(none.taking(RequestField.LOCALE, RequestField.FAMILY_NAME))
                .hasToString(
                        "Capabilities[supported=[], checks=[], required=[FAMILY_NAME], taken=[FAMILY_NAME, LOCALE]]");
    }
}
