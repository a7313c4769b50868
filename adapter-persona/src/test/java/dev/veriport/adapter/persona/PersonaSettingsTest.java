package dev.veriport.adapter.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings, and what is declared with them. */
final class PersonaSettingsTest {
    private static Capabilities declared(String settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("veriport.provider", "persona");
        for (String setting : settings.split(";")) {
            String[] pair = setting.split("=", 2);
            all.put("veriport.persona." + pair[0], pair[1]);
        }
        try (Veriport veriport = Veriport.create(ConfigSource.of(all))) {
            return veriport.identityProvider().capabilities();
        }
    }

    @ParameterizedTest
    @DisplayName("settings that are missing or contradict each other are named")
    @CsvSource(
            delimiter = '|',
            value = {
                "workflow-id=itmpl_x | veriport.persona.api-key: is missing",
                "api-key=persona_production_x | veriport.persona.workflow-id: is missing",
                "api-key=Bearer persona_production_x | veriport.persona.api-key: must begin with persona_production_ or"
                        + " persona_sandbox_",
                "api-key=wbhsec_x | veriport.persona.api-key: must begin with",
                "api-key=persona_sandbox_x | veriport.persona.environment: must be sandbox, because"
                        + " veriport.persona.api-key is a key of that environment",
                "api-key=persona_sandbox_x;environment=live | veriport.persona.environment: must be sandbox",
                "api-key=persona_production_x;environment=sandbox | veriport.persona.environment: must be live, because",
                "api-key=persona_production_x;completed-means=review | veriport.persona.completed-means: must be one of"
                        + " approved, pending, indeterminate",
            })
    void contradictions(String settings, String problem) {
        assertThatThrownBy(() -> declared(settings)).hasMessageContaining(problem);
    }

    @Test
    @DisplayName("a missing key is one problem: its environment is none")
    void oneProblem() {
        assertThatThrownBy(() -> declared("workflow-id=itmpl_x")).hasMessageNotContaining("environment");
    }

    @Test
    @DisplayName("webhooks are offered where there is a secret; all else always")
    void declaredByTheSettings() {
        String live = "api-key=persona_production_x;workflow-id=itmpl_x";

        assertThat(declared(live).supported())
                .contains(Capability.START_WEB, Capability.RESUME, Capability.CANCEL, Capability.ERASE)
                .contains(Capability.FIND_BY_REFERENCE, Capability.START_WEB_SDK, Capability.START_MOBILE_SDK)
                .doesNotContain(Capability.RECEIVE, Capability.VERIFY, Capability.START_FACE_AUTHENTICATION);
        assertThat(declared(live + ";webhook-secrets=wbhsec_x").supported()).contains(Capability.RECEIVE);
    }
}
