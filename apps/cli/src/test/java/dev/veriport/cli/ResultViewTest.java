package dev.veriport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
}
