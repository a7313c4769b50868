package dev.veriport.adapter.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.CheckType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings, and what is declared with them. */
final class StripeSettingsTest {
    private static Capabilities declared(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("veriport.provider", "stripe");
        all.put("veriport.stripe.environment", "sandbox");
        settings.forEach((name, value) -> all.put("veriport.stripe." + name, value));
        try (Veriport veriport = Veriport.create(ConfigSource.of(all))) {
            return veriport.identityProvider().capabilities();
        }
    }

    @ParameterizedTest
    @DisplayName("settings that contradict each other are named")
    @CsvSource(
            delimiter = '|',
            value = {
                "api-version=2026-10-28.endive | veriport.stripe.api-key: is missing",
                "api-key=sk_live_x;publishable-key=pk_test_x | veriport.stripe.publishable-key: must be of the same mode as"
                        + " veriport.stripe.api-key",
                "api-key=sk_test_x;publishable-key=sk_test_y | veriport.stripe.publishable-key: must begin with pk_test_ or"
                        + " pk_live_",
                "api-key=sk_x_test_x;publishable-key=pk_x_test_x | veriport.stripe.publishable-key: must begin with pk_test_"
                        + " or pk_live_",
                "api-key=sk_live_x_test_x;publishable-key=pk_test_x | veriport.stripe.publishable-key: must be of the same"
                        + " mode",
                "api-key=pk_test_x | veriport.stripe.api-key: must begin with rk_ or sk_",
                "api-key=whsec_x | veriport.stripe.api-key: must begin with rk_ or sk_",
                "api-key=Bearer rk_test_x | veriport.stripe.api-key: must begin with rk_ or sk_",
                "api-key=\"rk_test_x\" | veriport.stripe.api-key: must begin with rk_ or sk_",
                "api-key=rk_test_x;environment=live | veriport.stripe.environment: must be sandbox, because"
                        + " veriport.stripe.api-key is a key of that environment",
                "api-key=rk_test_x;environment= | veriport.stripe.environment: must be sandbox, because"
                        + " veriport.stripe.api-key is a key of that environment",
                "api-key=sk_live_x;environment=sandbox | veriport.stripe.environment: must be live, because"
                        + " veriport.stripe.api-key is a key of that environment",
                "api-key=sk_test_x;allowed-types=passport,library_card | veriport.stripe.allowed-types: must be of"
                        + " driving_license, id_card, passport"
            })
    void contradictions(String settings, String problem) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String setting : settings.split(";")) {
            String[] pair = setting.split("=", 2);
            read.put(pair[0], pair[1]);
        }
        assertThatThrownBy(() -> declared(read)).hasMessageContaining(problem);
    }

    @Test
    @DisplayName("the problem of a secret key in the place of the publishable one does not contain it")
    void swappedKeys() {
        assertThatThrownBy(() -> declared(Map.of("api-key", "sk_test_x", "publishable-key", "sk_test_swapped")))
                .hasMessageContaining("veriport.stripe.publishable-key")
                .hasMessageNotContaining("swapped");
    }

    @Test
    @DisplayName("without a publishable key there is no start in the SDK, and without webhook-secrets no webhook")
    void declaredByTheSettings() {
        assertThat(declared(Map.of("api-key", "rk_test_x")).supported())
                .contains(Capability.START_WEB, Capability.RESUME, Capability.CANCEL, Capability.ERASE)
                .doesNotContain(Capability.START_WEB_SDK, Capability.START_MOBILE_SDK, Capability.RECEIVE);
        assertThat(declared(Map.of(
                                "api-key", "rk_test_x", "publishable-key", "pk_test_x", "webhook-secrets", "whsec_x"))
                        .supported())
                .contains(Capability.START_WEB_SDK, Capability.RECEIVE);
    }

    @Test
    @DisplayName("the face is checked where a selfie is required, and by a verification flow whatever it has")
    void checks() {
        assertThat(declared(Map.of("api-key", "sk_test_x")).checks()).containsExactly(CheckType.DOCUMENT);
        assertThat(declared(Map.of("api-key", "sk_test_x", "require-matching-selfie", "true"))
                        .checks())
                .containsExactlyInAnyOrder(CheckType.DOCUMENT, CheckType.FACE_MATCH);
        assertThat(declared(Map.of("api-key", "sk_test_x", "workflow-id", "vf_1"))
                        .checks())
                .contains(CheckType.FACE_MATCH, CheckType.ID_NUMBER, CheckType.EMAIL, CheckType.PHONE);
    }
}
