package dev.veriport.adapter.onfido;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.fake.onfido.OnfidoReportJson;
import dev.veriport.model.Decision;
import dev.veriport.model.VerificationResult;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Checks that were made without Studio. */
final class OnfidoReportsTest {

    @Test
    @DisplayName("the reports of a check give the person and the checks, and decide nothing")
    void outsideStudio() {
        try (AtOnfido onfido = AtOnfido.open()) {
            onfido.start();
            String check = onfido.server()
                    .addCheck(onfido.server().applicantIds().get(0), Map.of("document", OnfidoReportJson.document()));

            VerificationResult result = onfido.api().reports(check);

            assertThat(result.decision()).isEqualTo(Decision.INDETERMINATE);
            assertThat(result.person().familyName().isGiven()).isTrue();
            assertThat(result.documents()).hasSize(1);
            assertThat(result.checks()).isNotEmpty();
        }
    }
}
