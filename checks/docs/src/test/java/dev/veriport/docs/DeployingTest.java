package dev.veriport.docs;

import static dev.veriport.docs.Deployment.FACEKI;
import static dev.veriport.docs.Deployment.NEW_SECRET;
import static dev.veriport.docs.Deployment.UNTIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.Veriport;
import dev.veriport.docs.Deployment.SideBySide;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import dev.veriport.webhook.WebhookEndpoint;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * C10: the steps of docs/deploying.md, read from that page: an old and a new version run side by side, and a session that
 * started at one is completed at the other.
 */
final class DeployingTest {
    private static final Map<String, String> NO_KEYS = Map.of();
    private static final Map<String, String> OLD_KEY = Map.of("veriport.session-keys", "${ENV:VERIPORT_SESSION_KEY}");

    private final Deployment at = new Deployment();

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    @DisplayName("C10 session keys are switched on in three steps; each that is left out refuses sessions")
    void switchingSessionKeysOn() throws IOException {
        List<Map<String, String>> steps = Deployment.steps("Session keys: switching on");
        assertThat(steps).hasSize(3);
        assertThat(at.sideBySide(NO_KEYS, steps.get(0))).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(steps.get(0), steps.get(1))).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(NO_KEYS, steps.get(1)))
                .as("without step 1")
                .isEqualTo(new SideBySide("APPROVED", "INVALID_REQUEST"));
        assertThat(at.sideBySide(steps.get(0), steps.get(2)))
                .as("without the instant of step 2")
                .isEqualTo(new SideBySide("INVALID_REQUEST", "APPROVED"));

        at.clock.set(UNTIL);
        assertThat(at.sideBySide(steps.get(1), steps.get(2))).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(steps.get(0), steps.get(1)))
                .as("begun at step 1, and the instant has passed")
                .isEqualTo(new SideBySide("INVALID_REQUEST", "APPROVED"));
    }

    @Test
    @DisplayName("C10 session keys are rotated in three steps; each that is left out refuses sessions")
    void rotatingSessionKeys() throws IOException {
        List<Map<String, String>> steps = Deployment.steps("Session keys: rotating");
        assertThat(steps).hasSize(3);
        assertThat(at.sideBySide(OLD_KEY, steps.get(0))).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(steps.get(0), steps.get(1))).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(steps.get(1), steps.get(2))).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(OLD_KEY, steps.get(1)))
                .as("without step 1")
                .isEqualTo(new SideBySide("APPROVED", "INVALID_REQUEST"));
        assertThat(at.sideBySide(steps.get(0), steps.get(2)))
                .as("without step 2")
                .isEqualTo(new SideBySide("INVALID_REQUEST", "APPROVED"));
    }

    @Test
    @DisplayName("C10 session keys are switched off in three steps; each that is left out refuses sessions")
    void switchingSessionKeysOff() throws IOException {
        List<Map<String, String>> steps = Deployment.steps("Session keys: switching off");
        assertThat(steps).hasSize(2);
        assertThat(at.sideBySide(OLD_KEY, steps.get(0))).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(steps.get(0), steps.get(1))).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(steps.get(1), NO_KEYS)).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(OLD_KEY, steps.get(1)))
                .as("without step 1")
                .isEqualTo(new SideBySide("APPROVED", "INVALID_REQUEST"));
        assertThat(at.sideBySide(steps.get(0), NO_KEYS))
                .as("without step 2")
                .isEqualTo(new SideBySide("INVALID_REQUEST", "APPROVED"));
    }

    @Test
    @DisplayName("C10 the vendor is switched in three steps; each that is left out leaves sessions to wait")
    void anotherVendor() throws IOException {
        List<Map<String, String>> steps = Deployment.steps("Another vendor");
        Map<String, String> before = Map.of("veriport.provider", "authenteq");
        assertThat(steps).hasSize(3);
        assertThat(at.sideBySide(before, steps.get(0))).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(steps.get(0), steps.get(1))).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(steps.get(1), steps.get(2))).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(before, steps.get(1)))
                .as("without step 1")
                .isEqualTo(new SideBySide("APPROVED", "CONFIGURATION"));
        assertThat(at.sideBySide(steps.get(0), steps.get(2)))
                .as("without step 2")
                .isEqualTo(new SideBySide("CONFIGURATION", "APPROVED"));
        try (Veriport old = at.open(before);
                Veriport knowing = at.open(steps.get(0))) {
            assertThat(webhookOfFaceki(old)).isEqualTo(404);
            assertThat(webhookOfFaceki(knowing)).as("refused by its token").isEqualTo(400);
        }
    }

    @Test
    @DisplayName("C10 L1 an instance is renamed in two steps; each that is left out leaves sessions to wait")
    void renaming() throws IOException {
        List<Map<String, String>> steps = Deployment.steps("Renaming an instance");
        Map<String, String> before = Map.of("veriport.provider", "faceki");
        assertThat(steps).hasSize(2);
        Map<String, String> renamed = at.renamed(FACEKI, "faceki-eu", steps.get(1));
        Map<String, String> forgotten = new LinkedHashMap<>(renamed);
        forgotten.remove("veriport.faceki-eu.formerly");
        assertThat(at.sideBySide(before, steps.get(0))).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(steps.get(0), renamed)).isEqualTo(SideBySide.GOOD);
        assertThat(at.sideBySide(before, renamed))
                .as("without step 1")
                .isEqualTo(new SideBySide("APPROVED", "CONFIGURATION"));
        assertThat(at.sideBySide(steps.get(0), forgotten))
                .as("without formerly in step 2")
                .isEqualTo(new SideBySide("CONFIGURATION", "APPROVED"));
    }

    private int webhookOfFaceki(Veriport veriport) {
        return new WebhookEndpoint(veriport.identityProvider(), delivery -> {}, at.clock)
                .deliver("faceki/token", Map.of(), new byte[0])
                .status();
    }

    @Test
    @DisplayName("C10 T17 a secret is changed in three steps; each that is too early is refused by the vendor")
    void credentials() throws IOException {
        Map<String, String> before = Map.of("veriport.provider", "faceki");
        Map<String, String> after =
                new LinkedHashMap<>(Deployment.steps("Credentials of a vendor").get(0));
        after.put("veriport.provider", "faceki");
        try (Veriport tooEarly = at.open(after)) {
            assertThat(refusal(tooEarly)).as("without step 1").isEqualTo(ErrorCode.AUTHENTICATION);
        }
        at.faceki.acceptSecret(NEW_SECRET);
        int issued = at.faceki.tokensIssued();
        try (Veriport old = at.open(before);
                Veriport young = at.open(after)) {
            assertThat(at.across(old, young)).isEqualTo("APPROVED");
            assertThat(at.across(young, old)).isEqualTo("APPROVED");
            assertThat(at.faceki.tokensIssued() - issued)
                    .as("one token a secret")
                    .isEqualTo(2);
        }
        at.faceki.revokeSecret(at.faceki.clientSecret());
        try (Veriport old = at.open(before);
                Veriport young = at.open(after)) {
            assertThat(refusal(old)).as("revoked before step 2 was done").isEqualTo(ErrorCode.AUTHENTICATION);
            assertThat(at.across(young, young)).isEqualTo("APPROVED");
        }
    }

    private static ErrorCode refusal(Veriport veriport) {
        return catchThrowableOfType(
                        VeriportException.class, () -> veriport.tokens(FACEKI).issue(TokenRequest.of(TokenPurpose.API)))
                .code();
    }

    @Test
    @DisplayName(
            "C10 T12 S11 the key of a store is rotated in three steps with one token; a step left out is CONFIGURATION")
    void keyOfTheStore() throws IOException {
        try (LocalRedis redis = new LocalRedis()) {
            Map<String, String> shared = Map.of(
                    "veriport.provider", "faceki",
                    "veriport.store", "redis",
                    "veriport.redis.uri", redis.uri());
            List<Map<String, String>> steps = Deployment.steps("Store keys: rotating");
            Map<String, String> before = Map.of("veriport.store-keys", "${ENV:VERIPORT_STORE_KEY}");
            assertThat(steps).hasSize(3);

            assertThat(tokens(shared, before, steps.get(0))).isEqualTo("both 1");
            assertThat(tokens(shared, steps.get(0), steps.get(1))).isEqualTo("both 0");
            assertThat(tokens(shared, steps.get(1), before))
                    .as("sealed by the old key still")
                    .isEqualTo("both 0");
            assertThat(tokens(shared, steps.get(1), steps.get(2)))
                    .as("before the old key's token is gone")
                    .isEqualTo("CONFIGURATION 0");

            // another account's token is another key: sealed by who asks first
            at.faceki.acceptSecret(NEW_SECRET);
            Map<String, String> again = new LinkedHashMap<>(shared);
            again.put("veriport.faceki.client-secret", NEW_SECRET);
            assertThat(tokens(again, steps.get(1), steps.get(0))).isEqualTo("both 1");
            assertThat(tokens(again, steps.get(1), steps.get(2))).isEqualTo("both 0");
            assertThat(tokens(again, steps.get(1), before)).as("without step 1").isEqualTo("CONFIGURATION 0");
        }
    }

    /** Whether both versions have a token, the first asking first, and how many were asked for. */
    private String tokens(Map<String, String> shared, Map<String, String> first, Map<String, String> then) {
        int issued = at.faceki.tokensIssued();
        Map<String, String> one = new LinkedHashMap<>(shared);
        one.putAll(first);
        Map<String, String> other = new LinkedHashMap<>(shared);
        other.putAll(then);
        String outcome = "both";
        try (Veriport asksFirst = at.open(one);
                Veriport asksThen = at.open(other)) {
            asksFirst.tokens(FACEKI).issue(TokenRequest.of(TokenPurpose.API));
            asksThen.tokens(FACEKI).issue(TokenRequest.of(TokenPurpose.API));
        } catch (VeriportException refused) {
            outcome = refused.code().name();
        }
        return outcome + " " + (at.faceki.tokensIssued() - issued);
    }
}
