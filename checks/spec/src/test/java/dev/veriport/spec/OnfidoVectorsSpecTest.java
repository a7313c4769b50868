package dev.veriport.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Notification.Kind;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors whose bodies are files of onfido/onfido-java; the others are in the tests of the adapter. */
final class OnfidoVectorsSpecTest {
    private static final String PUBLISHED_TOKEN = "YKOC6mkBxi6yK2zlUIrLMvsJMFEZObP5";

    @ParameterizedTest(name = "{0}")
    @DisplayName("L11 Onfido's published signature of a published event of a task is accepted, and the event ignored:")
    @CsvSource({
        "studio_webhook_event_with_object_in_output.json, e3e5565647f5ccf07b2fd8ac22eab94a0a0619413d981fb768295c820523f7d7",
        "studio_webhook_event_with_list_in_output.json, f3a5170acfcecf8c1bf6d9cb9995c0d9dec941af83056a721530f8de7af2c293"
    })
    void accepted(String file, String signature) throws IOException {
        byte[] body = Files.readAllBytes(Path.of(System.getProperty("veriport.spec.dir"), "onfido", file));
        ProviderId onfido = new ProviderId("onfido");
        try (Veriport veriport = Veriport.create(ConfigSource.of(Map.of(
                "veriport.provider", "onfido",
                "veriport.onfido.api-token", "api_sandbox.invented",
                "veriport.onfido.environment", "sandbox",
                "veriport.onfido.workflow-id", "workflow",
                "veriport.onfido.webhook-secrets", PUBLISHED_TOKEN)))) {
            Notification notification = veriport.identityProvider()
                    .receive(new InboundNotification(
                            onfido, Map.of("X-SHA2-Signature", List.of(signature)), body, Secret.of("")));

            assertThat(notification.kind()).isEqualTo(Kind.IGNORED);
        }
    }
}
