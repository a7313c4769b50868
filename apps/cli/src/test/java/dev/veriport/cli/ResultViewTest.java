package dev.veriport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Country;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.PartialDate;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Sex;
import dev.veriport.model.UnreadPart;
import dev.veriport.model.VerificationResult;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ResultViewTest {

    @Test
    @DisplayName("D7 a result's words move no cursor of a terminal and turn no text around")
    void words() {
        VerificationResult result = VerificationResult.builder(
                        new ProviderId("acme"), Decision.APPROVED, Finality.FINAL)
                .person(Person.builder()
                        .fullName(Personal.of("Vera\u001b[2J\u202eSpecimen\u2066"))
                        .build())
                .build();

        assertThat(new ResultView(true).text(result)).contains("Vera?[2J?Specimen?");
    }

    @Test
    @DisplayName("PII a reason in free text is shown only to whom asks for personal data")
    void reasons() {
        VerificationResult result = VerificationResult.builder(
                        new ProviderId("acme"), Decision.DECLINED, Finality.FINAL)
                .reasons(List.of(
                        new Reason(ReasonCode.UNMAPPED, "Vera Specimen is on our list"),
                        new Reason(ReasonCode.UNMAPPED, "on_list")))
                .build();

        assertThat(new ResultView(false).text(result))
                .contains("[redacted]", "on_list")
                .doesNotContain("Vera");
        assertThat(new ResultView(false).json(result).toString())
                .contains("[redacted]", "on_list")
                .doesNotContain("Vera");
        assertThat(new ResultView(true).text(result)).contains("Vera Specimen");
    }

    @Test
    @DisplayName("D7 a value that was not read is shown apart from an absent one, in text and in JSON")
    void notRead() {
        Person person = Person.builder()
                .familyName(Personal.of("Canary"))
                .dateOfBirth(Personal.notRead())
                .build();
        VerificationResult result = VerificationResult.builder(
                        new ProviderId("acme"), Decision.APPROVED, Finality.FINAL)
                .person(person)
                .build();

        assertThat(new ResultView(false).text(result))
                .containsPattern("dateOfBirth +not read")
                .doesNotContain("email");
        assertThat(new ResultView(true).json(result).get("person"))
                .isEqualTo(Map.of("familyName", "Canary", "notRead", List.of("dateOfBirth")));

        VerificationResult without = result.toBuilder(Decision.APPROVED)
                .notRead(List.of(new UnreadPart(UnreadPart.Part.PERSON, "TIMEOUT", "it was late", Optional.empty())))
                .build();
        assertThat(new ResultView(false).text(without))
                .contains("PERSON: it was late")
                .doesNotContain("dateOfBirth");
        assertThat(new ResultView(true).json(without)).doesNotContainKey("person");
    }

    @TestFactory
    @DisplayName("PII each value of a person is shown, and is redacted unless it is asked for:")
    Stream<DynamicTest> person() {
        return Arrays.stream(Person.Builder.class.getMethods())
                .filter(setter -> Arrays.equals(setter.getParameterTypes(), new Class<?>[] {Personal.class}))
                .map(setter -> DynamicTest.dynamicTest(setter.getName(), () -> {
                    VerificationResult result = result(setter);
                    assertThat(new ResultView(true).json(result).get("person"))
                            .isEqualTo(Map.of(setter.getName(), value(setter).toString()));
                    assertThat(new ResultView(false).text(result)).contains(setter.getName() + " ", "[redacted]");
                }));
    }

    private static VerificationResult result(Method setter) throws ReflectiveOperationException {
        Person.Builder person = Person.builder();
        setter.invoke(person, Personal.of(value(setter)));
        return VerificationResult.builder(new ProviderId("acme"), Decision.APPROVED, Finality.FINAL)
                .person(person.build())
                .build();
    }

    private static Object value(Method setter) {
        return switch (setter.getName()) {
            case "nationality", "addressCountry" -> Country.of("UTO");
            case "sex" -> Sex.F;
            case "dateOfBirth" -> new PartialDate(1990, 4, 12);
            default -> "Canary";
        };
    }
}
