package dev.veriport.adapter.persona;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.adapter.persona.PersonaApi.Action;
import dev.veriport.error.ErrorCode;
import dev.veriport.fake.persona.FakePersonaServer;
import dev.veriport.model.Decision;
import dev.veriport.model.DocumentType;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.Json;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A sandbox inquiry, played without a user and without a browser. */
final class PersonaSandboxTest {
    private static PersonaApi api(AtPersona at) {
        return at.identity().unwrap(PersonaApi.class).orElseThrow();
    }

    @Test
    @DisplayName("a verification and the decision are simulated, in the body that the published file has")
    void simulated() {
        try (AtPersona persona = AtPersona.open()) {
            VerificationSession session = persona.start();
            VerificationId id = idOf(persona.complete(session));

            api(persona).simulate(id, Action.START);
            api(persona).simulateVerification(id, FakePersonaServer.GOVERNMENT_ID_TEMPLATE, true);
            api(persona).simulate(id, Action.COMPLETE, Action.MARK_FOR_REVIEW, Action.APPROVE);

            VerificationResult result = persona.complete(session);
            assertThat(result.decision()).isEqualTo(Decision.APPROVED);
            assertThat(result.documents())
                    .singleElement()
                    .satisfies(document -> assertThat(document.type()).isEqualTo(DocumentType.PASSPORT));
            assertThat(Json.read(persona.server().calls().get(3).bodyText()))
                    .isEqualTo(Json.read("{\"meta\":{\"simulate-actions\":[{\"type\":\"create_passed_verification\","
                            + "\"data\":{\"verification-template-id\":\"" + FakePersonaServer.GOVERNMENT_ID_TEMPLATE
                            + "\"}}]}}"));
        }
    }

    @Test
    @DisplayName("a simulation whose answer was lost is repeated with its key, and carried out once")
    void once() {
        try (AtPersona persona = AtPersona.open()) {
            VerificationSession session = persona.start();
            VerificationId id = idOf(persona.complete(session));
            api(persona).simulate(id, Action.START);
            persona.server()
                    .answerNext(
                            FakePersonaServer.INQUIRIES + "/" + id.value() + "/perform-simulate-actions",
                            Answer.dropAfterProcessing());

            api(persona).simulateVerification(id, FakePersonaServer.GOVERNMENT_ID_TEMPLATE, false);

            assertThat(persona.complete(session).documents()).hasSize(1);
        }
    }

    @Test
    @DisplayName("with a key of production nothing is simulated, and nothing is sent")
    void production() {
        try (AtPersona live = AtPersona.open(
                FakePersonaServer.builder()
                        .apiKey(FakePersonaServer.PRODUCTION_KEY)
                        .start(),
                Map.of())) {
            VerificationSession session = live.start();
            VerificationId id = idOf(live.complete(session));
            int before = live.server().callCount();

            assertThatFailureOf(() -> api(live).simulate(id, Action.APPROVE))
                    .hasCode(ErrorCode.CONFIGURATION)
                    .hasMessageContaining("api-key");
            assertThat(live.server().callCount()).isEqualTo(before);
        }
    }
}
