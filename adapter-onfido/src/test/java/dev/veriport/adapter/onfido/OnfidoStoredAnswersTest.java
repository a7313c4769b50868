package dev.veriport.adapter.onfido;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.fake.onfido.FakeOnfidoServer;
import dev.veriport.fake.onfido.OnfidoReportJson;
import dev.veriport.model.Decision;
import dev.veriport.model.Missing;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationResult;
import dev.veriport.store.StoredResponse;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Answers that were saved to a file. */
final class OnfidoStoredAnswersTest {
    private static final ConfigSource SETTINGS = ConfigSource.of(Map.of(
            "veriport.provider", "onfido",
            "veriport.onfido.api-token", "api_sandbox.not-a-secret",
            "veriport.onfido.environment", "sandbox",
            "veriport.onfido.workflow-id", FakeOnfidoServer.PHOTO_WORKFLOW));

    private static VerificationResult read(String json) {
        return Veriport.builder(SETTINGS)
                .setup()
                .read(new ProviderId("onfido"), new StoredResponse(200, json.getBytes(UTF_8)));
    }

    @Test
    @DisplayName("a run gives the decision; its tasks are in other answers, so the person is NOT_READ")
    void run() {
        VerificationResult result =
                read("{\"id\":\"run-1\",\"applicant_id\":\"a-1\",\"workflow_id\":\"w-1\",\"status\":\"approved\"}");

        assertThat(result.decision()).isEqualTo(Decision.APPROVED);
        assertThat(result.id().toOptional().orElseThrow()).hasToString("onfido:run-1");
        assertThat(result.person().familyName().missing()).contains(Missing.NOT_READ);
    }

    @Test
    @DisplayName("a task, a report and a list of reports give the person and the checks, and decide nothing")
    void reports() {
        String document = OnfidoReportJson.document().json();
        String named = OnfidoReportJson.document().with("name", "\"document\"").json();
        for (String json : new String[] {
            "{\"id\":\"t-1\",\"task_def_id\":\"document_check\",\"output\":" + document + "}",
            named,
            "{\"reports\":[" + named + "]}"
        }) {
            VerificationResult result = read(json);

            assertThat(result.decision()).isEqualTo(Decision.INDETERMINATE);
            assertThat(result.person().familyName().isGiven()).isTrue();
            assertThat(result.checks()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("an answer of another kind gives no result")
    void others() {
        for (String json : new String[] {"{}", "[]", "{\"applicants\":[]}", "{\"task_def_id\":\"address_check\"}"}) {
            assertThatFailureOf(() -> read(json)).hasCode(ErrorCode.MALFORMED_RESPONSE);
        }
    }
}
