package dev.veriport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.config.ConfigSource;
import dev.veriport.fakes.ReachableStore;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.model.Decision;
import dev.veriport.model.Environment;
import dev.veriport.model.Finality;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.Secret;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.store.StoredResponse;
import dev.veriport.webhook.Delivery;
import dev.veriport.webhook.WebhookEndpoint;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A sandbox never approves in production. */
final class EnvironmentTest {
    private static final ProviderId ALPHA = new ProviderId("alpha");

    @AutoClose
    private final ReachableStore shared = new ReachableStore();

    private final ScriptedProvider alpha = new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING);
    private final Map<String, String> settings = new TreeMap<>(Map.of(
            "veriport.provider", "alpha", "veriport.alpha.client-id", "me", "veriport.alpha.client-secret", "secret"));

    private Veriport open() {
        return Veriport.builder(ConfigSource.of(settings))
                .environment(Map.of())
                .factory(ScriptedFactory.of(alpha))
                .storeFactory(shared)
                .build();
    }

    private static VerificationResult approvedIn(Environment environment) {
        return VerificationResult.builder(ALPHA, Decision.APPROVED, Finality.FINAL)
                .id("v-1")
                .environment(Reported.of(environment))
                .build();
    }

    @ParameterizedTest
    @DisplayName(
            "L19 a result of the wrong environment decides nothing; on a loopback address nothing is checked until the"
                    + " setting is made")
    @CsvSource({
        // the setting, the base URL, the environment of the result, the decision
        "        , https://vendor.example, LIVE,    APPROVED",
        "        , https://vendor.example, SANDBOX, INDETERMINATE",
        "live    , https://vendor.example, SANDBOX, INDETERMINATE",
        "sandbox , https://vendor.example, SANDBOX, APPROVED",
        "sandbox , https://vendor.example, LIVE,    INDETERMINATE",
        "        , http://127.0.0.1:9,     SANDBOX, APPROVED",
        "live    , http://127.0.0.1:9,     SANDBOX, INDETERMINATE",
    })
    void decision(String setting, String baseUrl, Environment made, Decision decision) {
        if (setting != null) {
            settings.put("veriport.alpha.environment", setting);
        }
        settings.put("veriport.alpha.base-url", baseUrl);
        alpha.answering(approvedIn(made));
        try (Veriport veriport = open()) {
            VerificationResult found = veriport.identityProvider().find(VerificationId.parse("alpha:v-1"));

            assertThat(found.decision()).isEqualTo(decision);
            assertThat(found.reasons())
                    .extracting(Reason::code)
                    .containsExactlyElementsOf(
                            decision == Decision.APPROVED ? List.of() : List.of(ReasonCode.WRONG_ENVIRONMENT));
            assertThat(found.id().toOptional()).contains(VerificationId.parse("alpha:v-1"));
        }
    }

    @Test
    @DisplayName("L19 a result that does not name its environment is left as it is")
    void unnamed() {
        alpha.answering(VerificationResult.builder(ALPHA, Decision.APPROVED, Finality.FINAL)
                .build());
        try (Veriport veriport = open()) {
            assertThat(veriport.identityProvider()
                            .find(VerificationId.parse("alpha:v-1"))
                            .decision())
                    .isEqualTo(Decision.APPROVED);
        }
    }

    @Test
    @DisplayName("L19 a sandbox's stored answer approves nobody when it is read again at a live instance")
    void stored() {
        VaultKey key = VaultKey.of(ALPHA, "case");
        settings.putAll(ReachableStore.settings());
        try (Veriport veriport = open()) {
            shared.vault().keep(key, new StoredResponse(200, new byte[0]));

            assertThat(veriport.replay(key).decision()).isEqualTo(Decision.INDETERMINATE);
        }
    }

    @Test
    @DisplayName(
            "L19 an answer that is read without settings keeps its decision in each environment; a setting is heeded")
    void explained() {
        StoredResponse answer = new StoredResponse(200, new byte[0]);
        assertThat(setup().read(ALPHA, answer).decision()).isEqualTo(Decision.APPROVED);

        settings.put("veriport.alpha.environment", "live");
        assertThat(setup().read(ALPHA, answer).decision()).isEqualTo(Decision.INDETERMINATE);
    }

    private Setup setup() {
        return Veriport.builder(ConfigSource.of(settings))
                .environment(Map.of())
                .factory(ScriptedFactory.of(alpha))
                .setup();
    }

    @Test
    @DisplayName("L19 the vendor's word for a decision of the wrong environment is known")
    void knownWord() {
        alpha.answering(approvedIn(Environment.SANDBOX).toBuilder(Decision.APPROVED)
                .provenance(Provenance.of(Reported.of("verified"), List.of()))
                .build());
        settings.put("veriport.alpha.environment", "live");
        try (Veriport veriport = open()) {
            VerificationResult found = veriport.identityProvider().find(VerificationId.parse("alpha:v-1"));

            assertThat(found.decision()).isEqualTo(Decision.INDETERMINATE);
            assertThat(found.explain().unknownWords()).isEmpty();
        }
    }

    static List<Notification> deliveriesOfTheSandbox() {
        VerificationId id = VerificationId.parse("alpha:v-1");
        return List.of(
                Notification.authenticated(id, Notification.Kind.COMPLETED, Decision.APPROVED, "v-1")
                        .withResult(approvedIn(Environment.SANDBOX)),
                Notification.authenticated(id, Notification.Kind.COMPLETED, Decision.APPROVED, "v-1")
                        .withEnvironment(Environment.SANDBOX),
                Notification.authenticated(id, Notification.Kind.ERASED, Decision.PENDING, "v-1")
                        .withEnvironment(Environment.SANDBOX));
    }

    @ParameterizedTest
    @MethodSource("deliveriesOfTheSandbox")
    @DisplayName("L19 a sandbox's webhook is ignored at a live instance: answered 200, and not handed on")
    void webhook(Notification delivered) {
        alpha.delivering(delivered);
        InboundNotification raw = new InboundNotification(ALPHA, Map.of(), new byte[0], Secret.of(""));
        List<Delivery> handled = new ArrayList<>();
        try (Veriport veriport = open()) {
            Notification received = veriport.identityProvider().receive(raw);
            WebhookEndpoint endpoint =
                    new WebhookEndpoint(veriport.identityProvider(), handled::add, InstantSource.system());

            assertThat(received).isEqualTo(Notification.ignored(ALPHA, "v-1"));
            assertThat(endpoint.deliver(raw).status()).isEqualTo(200);
            assertThat(handled).isEmpty();
            assertThat(alpha.calls()).containsExactly("receive", "receive");
        }
    }

    @Test
    @DisplayName("L19 a sandbox's webhook is handed on where the sandbox is expected")
    void webhookOfTheSandbox() {
        settings.put("veriport.alpha.environment", "sandbox");
        alpha.delivering(deliveriesOfTheSandbox().get(0));
        try (Veriport veriport = open()) {
            Notification received = veriport.identityProvider()
                    .receive(new InboundNotification(ALPHA, Map.of(), new byte[0], Secret.of("")));

            assertThat(received.decision()).isEqualTo(Decision.APPROVED);
        }
    }
}
