package dev.veriport.adapter.onfido;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.fake.onfido.FakeOnfidoServer;
import dev.veriport.model.Capability;
import dev.veriport.model.Environment;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.server.RecordedRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings, and the two kinds of credentials. */
final class OnfidoSettingsTest {
    private static Veriport open(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("veriport.provider", "onfido");
        all.put("veriport.onfido.workflow-id", FakeOnfidoServer.PHOTO_WORKFLOW);
        settings.forEach((name, value) -> all.put("veriport.onfido." + name, value));
        return Veriport.create(ConfigSource.of(all));
    }

    @ParameterizedTest
    @DisplayName("a token, or both a client id and a client secret, are required, and not both kinds")
    @CsvSource(
            delimiter = '|',
            value = {
                "region=eu | veriport.onfido.api-token: is missing: set it, or veriport.onfido.client-id",
                "api-token=t,client-id=c,client-secret=s | veriport.onfido.client-id: must not be set together",
                "client-id=c | veriport.onfido.client-secret: is missing: veriport.onfido.client-id is set",
                "client-secret=s | veriport.onfido.client-id: is missing: veriport.onfido.client-secret is set",
                "api-token=t,client-secret=s | veriport.onfido.client-secret: must not be set together",
                "api-token=t,region=mars | veriport.onfido.region: must be one of ca, eu, us"
            })
    void credentials(String settings, String problem) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String setting : settings.split(",")) {
            String[] pair = setting.split("=");
            read.put(pair[0], pair[1]);
        }
        assertThatThrownBy(() -> open(read)).hasMessageContaining(problem);
    }

    @Test
    @DisplayName("without webhook-secrets no webhooks are received")
    void noWebhooks() {
        try (Veriport veriport = open(Map.of("api-token", "t"))) {
            assertThat(veriport.identityProvider().capabilities().supports(Capability.RECEIVE))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("a token names its environment; for one of another form the applicant does")
    void environment() {
        for (Map.Entry<String, Environment> token : Map.of(
                        "api_live.x", Environment.LIVE, "api_sandbox_us.x", Environment.SANDBOX)
                .entrySet()) {
            FakeOnfidoServer server =
                    FakeOnfidoServer.builder().apiToken(token.getKey()).start();
            try (AtOnfido onfido = AtOnfido.open(server, Map.of())) {
                assertThat(onfido.ended("approved").environment().toOptional()).contains(token.getValue());
            }
        }
        for (boolean isSandbox : new boolean[] {true, false}) {
            FakeOnfidoServer server = FakeOnfidoServer.builder()
                    .apiToken("other")
                    .sandbox(isSandbox)
                    .start();
            try (AtOnfido onfido = AtOnfido.open(server, Map.of())) {
                assertThat(onfido.ended("approved").environment().toOptional())
                        .contains(isSandbox ? Environment.SANDBOX : Environment.LIVE);
            }
        }
    }

    @ParameterizedTest
    @DisplayName("L19 a token of another environment than the setting's does not start:")
    @CsvSource({
        "api_sandbox.x, '', must be sandbox",
        "api_sandbox_us.x, live, must be sandbox",
        "api_live.x, sandbox, must be live"
    })
    void anotherEnvironment(String token, String environment, String problem) {
        Map<String, String> settings = environment.isEmpty()
                ? Map.of("api-token", token)
                : Map.of("api-token", token, "environment", environment);

        assertThatThrownBy(() -> open(settings))
                .hasMessageContaining("veriport.onfido.environment: " + problem)
                .hasMessageContaining("veriport.onfido.api-token is a key of that environment");
    }

    @Test
    @DisplayName("L19 a token of the setting's environment starts, and one that names none")
    void sameEnvironment() {
        open(Map.of("api-token", "api_sandbox.x", "environment", "sandbox")).close();
        open(Map.of("api-token", "api_live.x")).close();
        open(Map.of("api-token", "another", "environment", "sandbox")).close();
    }

    @ParameterizedTest
    @DisplayName("an applicant that does not say its environment, or that is another, gives no result")
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "{'id':'SAME'}",
                "{'id':'SAME','sandbox':null}",
                "{'id':'SAME','sandbox':'no'}",
                "{'id':'11111111-2222-4333-8444-555555555555','sandbox':false}"
            })
    void noEnvironment(String applicant) {
        FakeOnfidoServer server = FakeOnfidoServer.builder().oauth(true).start();
        try (AtOnfido onfido = AtOnfido.open(server, Map.of("veriport.onfido.environment", "live"))) {
            VerificationId id = idOf(onfido.ended("approved"));
            onfido.answer(
                    "GET /v3.6/applicants/",
                    applicant
                            .replace('\'', '"')
                            .replace("SAME", server.applicantIds().get(0)));

            assertThatFailureOf(() -> onfido.identity().find(id)).hasCode(ErrorCode.MALFORMED_RESPONSE);
        }
    }

    @Test
    @DisplayName("a run-tag that is longer than the API takes is refused when the settings are read")
    void runTag() {
        assertThatThrownBy(() -> open(Map.of("api-token", "t", "run-tag", "t".repeat(129))))
                .hasMessageContaining("veriport.onfido.run-tag: must have at most 128 characters");
        open(Map.of("api-token", "t", "run-tag", "t".repeat(128))).close();
    }

    @Test
    @DisplayName("OAuth sends the client's id and secret in a form without grant_type, and one token serves all calls")
    void oauth() {
        FakeOnfidoServer server = FakeOnfidoServer.builder().oauth(true).start();
        try (AtOnfido onfido = AtOnfido.open(server, Map.of())) {
            VerificationResult result = onfido.ended("approved");

            assertThat(result.environment().toOptional()).contains(Environment.SANDBOX);
            RecordedRequest token = server.calls().get(0);
            assertThat(token.path()).isEqualTo(FakeOnfidoServer.OAUTH_TOKEN);
            assertThat(token.bodyText()).startsWith("client_id=").doesNotContain("grant_type");
            assertThat(server.tokensIssued()).isEqualTo(1);
            assertThat(server.calls().get(1).header("Authorization").orElseThrow())
                    .startsWith("Bearer ");
        }
    }

    @Test
    @DisplayName("with OAuth the applicant says that it is of the live environment")
    void liveWithOauth() {
        FakeOnfidoServer server =
                FakeOnfidoServer.builder().oauth(true).sandbox(false).start();
        try (AtOnfido onfido = AtOnfido.open(server, Map.of())) {
            assertThat(onfido.ended("approved").environment().toOptional()).contains(Environment.LIVE);
        }
    }

    @Test
    @DisplayName("L7 with OAuth the applicant is read directly after the run: optional parts take no time from it")
    void applicantFirst() {
        FakeOnfidoServer server = FakeOnfidoServer.builder().oauth(true).start();
        try (AtOnfido onfido = AtOnfido.open(server, Map.of())) {
            String run = idOf(onfido.ended("approved")).value();

            assertThat(onfido.lines().stream().dropWhile(line -> !line.equals("GET /workflow_runs/" + run)))
                    .element(1)
                    .asString()
                    .startsWith("GET /applicants/");
        }
    }

    @Test
    @DisplayName("an access token that the vendor refuses is replaced")
    void revoked() {
        FakeOnfidoServer server = FakeOnfidoServer.builder().oauth(true).start();
        try (AtOnfido onfido = AtOnfido.open(server, Map.of())) {
            VerificationResult result = onfido.ended("approved");
            server.revokeTokens();

            assertThat(onfido.identity().find(idOf(result)).decision()).isEqualTo(result.decision());
            assertThat(server.tokensIssued()).isEqualTo(2);
        }
    }
}
