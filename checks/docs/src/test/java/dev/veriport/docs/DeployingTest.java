package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fake.authenteq.FakeAuthenteqServer;
import dev.veriport.fake.faceki.FakeFacekiServer;
import dev.veriport.model.Decision;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.time.MutableClock;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import dev.veriport.webhook.WebhookEndpoint;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/**
 * C10: the steps of docs/operations.md, part "Deploying", as they stand there: an old and a new version side by side, and
 * sessions begun at each and completed at the other.
 */
final class DeployingTest {
    private static final URI RETURN_TO = URI.create("https://shop.example/verified");
    private static final Instant UNTIL = Instant.parse("2030-01-31T12:00:00Z");
    private static final ProviderId FACEKI = new ProviderId("faceki");
    private static final String OLD_FACEKI_SECRET = "not-a-secret-old";
    private static final String NEW_SECRET = "not-a-secret-new";
    private static final Map<String, String> NO_KEYS = Map.of();
    private static final Map<String, String> OLD_KEY = Map.of("veriport.session-keys", "${ENV:VERIPORT_SESSION_KEY}");
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "VERIPORT_SESSION_KEY", key(1),
            "VERIPORT_NEW_SESSION_KEY", key(2),
            "VERIPORT_REDIS_KEY", key(3),
            "VERIPORT_NEW_REDIS_KEY", key(4),
            "FACEKI_NEW_CLIENT_SECRET", NEW_SECRET);

    private final FakeAuthenteqServer authenteq = FakeAuthenteqServer.start();
    private final FakeFacekiServer faceki =
            FakeFacekiServer.builder().clientSecret(OLD_FACEKI_SECRET).start();
    private final MutableClock clock = MutableClock.at(UNTIL.minus(Duration.ofDays(1)));

    @AfterEach
    void close() {
        authenteq.close();
        faceki.close();
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** What the page says to set, step by step. */
    private static List<Map<String, String>> steps(String heading) throws IOException {
        String page = Files.readString(CodeBlock.ROOT.resolve("docs/operations.md"));
        String part = page.substring(page.indexOf("### " + heading + "\n"));
        String section = part.substring(
                0,
                Pattern.compile("\n##+ ")
                        .matcher(part)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .start());
        return Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL)
                .matcher(section)
                .results()
                .map(block -> settings(block.group(1)))
                .toList();
    }

    private static Map<String, String> settings(String text) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return read.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, read::getProperty));
    }

    private Veriport open(Map<String, String> step) {
        Map<String, String> all = new LinkedHashMap<>(settings("""
                veriport.provider = authenteq
                veriport.authenteq.base-url = %s
                veriport.authenteq.client-id = %s
                veriport.authenteq.client-secret = %s
                veriport.faceki.base-url = %s
                veriport.faceki.client-id = %s
                veriport.faceki.client-secret = %s
                veriport.faceki.webhook-token = not-a-secret-path
                veriport.faceki.timeout = 60s
                veriport.faceki.workflow-id = workflow-1
                """.formatted(
                        authenteq.baseUrl(),
                        authenteq.clientId(),
                        authenteq.clientSecret(),
                        faceki.baseUrl(),
                        faceki.clientId(),
                        OLD_FACEKI_SECRET)));
        all.putAll(step);
        return Veriport.builder(ConfigSource.of(all))
                .environment(ENVIRONMENT)
                .clock(clock)
                .build();
    }

    /** What became of a session begun at one version and completed at the other. */
    private String across(Veriport begunAt, Veriport completedAt) {
        VerificationSession session = begunAt.identityProvider()
                .start(VerificationRequest.builder("case-1").returnTo(RETURN_TO).build());
        SessionRef kept = SessionRef.parse(session.ref().value());
        URI page = session.handoff().match(hosted -> hosted.url(), sdk -> RETURN_TO);
        URI back = kept.provider().equals(FACEKI)
                ? faceki.finish(page, Ending.APPROVED)
                : authenteq.finish(page, Ending.APPROVED);
        try {
            Decision decision = completedAt
                    .identityProvider()
                    .complete(kept, ReturnedParameters.ofUrl(back))
                    .decision();
            return decision.name();
        } catch (VeriportException refused) {
            return refused.code().name();
        }
    }

    private record SideBySide(String oldThenNew, String newThenOld) {
        static final SideBySide GOOD = new SideBySide("APPROVED", "APPROVED");
    }

    private SideBySide sideBySide(Map<String, String> before, Map<String, String> after) {
        try (Veriport old = open(before);
                Veriport young = open(after)) {
            assertThat(across(old, old)).isEqualTo("APPROVED");
            assertThat(across(young, young)).isEqualTo("APPROVED");
            return new SideBySide(across(old, young), across(young, old));
        }
    }

    @Test
    @DisplayName("C10 session keys are switched on in three steps; each that is left out refuses sessions")
    void switchingSessionKeysOn() throws IOException {
        List<Map<String, String>> steps = steps("Session keys: switching on");
        assertThat(steps).hasSize(3);
        assertThat(sideBySide(NO_KEYS, steps.get(0))).isEqualTo(SideBySide.GOOD);
        assertThat(sideBySide(steps.get(0), steps.get(1))).isEqualTo(SideBySide.GOOD);
        assertThat(sideBySide(NO_KEYS, steps.get(1)))
                .as("without step 1")
                .isEqualTo(new SideBySide("APPROVED", "INVALID_REQUEST"));
        assertThat(sideBySide(steps.get(0), steps.get(2)))
                .as("without the instant of step 2")
                .isEqualTo(new SideBySide("INVALID_REQUEST", "APPROVED"));

        clock.set(UNTIL);
        assertThat(sideBySide(steps.get(1), steps.get(2))).isEqualTo(SideBySide.GOOD);
        assertThat(sideBySide(steps.get(0), steps.get(1)))
                .as("begun at step 1, and the instant has passed")
                .isEqualTo(new SideBySide("INVALID_REQUEST", "APPROVED"));
    }

    @Test
    @DisplayName("C10 session keys are rotated in three steps; each that is left out refuses sessions")
    void rotatingSessionKeys() throws IOException {
        List<Map<String, String>> steps = steps("Session keys: rotating");
        assertThat(steps).hasSize(3);
        assertThat(sideBySide(OLD_KEY, steps.get(0))).isEqualTo(SideBySide.GOOD);
        assertThat(sideBySide(steps.get(0), steps.get(1))).isEqualTo(SideBySide.GOOD);
        assertThat(sideBySide(steps.get(1), steps.get(2))).isEqualTo(SideBySide.GOOD);
        assertThat(sideBySide(OLD_KEY, steps.get(1)))
                .as("without step 1")
                .isEqualTo(new SideBySide("APPROVED", "INVALID_REQUEST"));
        assertThat(sideBySide(steps.get(0), steps.get(2)))
                .as("without step 2")
                .isEqualTo(new SideBySide("INVALID_REQUEST", "APPROVED"));
    }

    @Test
    @DisplayName("C10 session keys are switched off in three steps; each that is left out refuses sessions")
    void switchingSessionKeysOff() throws IOException {
        List<Map<String, String>> steps = steps("Session keys: switching off");
        assertThat(steps).hasSize(2);
        assertThat(sideBySide(OLD_KEY, steps.get(0))).isEqualTo(SideBySide.GOOD);
        assertThat(sideBySide(steps.get(0), steps.get(1))).isEqualTo(SideBySide.GOOD);
        assertThat(sideBySide(steps.get(1), NO_KEYS)).isEqualTo(SideBySide.GOOD);
        assertThat(sideBySide(OLD_KEY, steps.get(1)))
                .as("without step 1")
                .isEqualTo(new SideBySide("APPROVED", "INVALID_REQUEST"));
        assertThat(sideBySide(steps.get(0), NO_KEYS))
                .as("without step 2")
                .isEqualTo(new SideBySide("INVALID_REQUEST", "APPROVED"));
    }

    @Test
    @DisplayName("C10 the vendor is switched in three steps; each that is left out leaves sessions to wait")
    void anotherVendor() throws IOException {
        List<Map<String, String>> steps = steps("Another vendor");
        Map<String, String> before = Map.of("veriport.provider", "authenteq");
        assertThat(steps).hasSize(3);
        assertThat(sideBySide(before, steps.get(0))).isEqualTo(SideBySide.GOOD);
        assertThat(sideBySide(steps.get(0), steps.get(1))).isEqualTo(SideBySide.GOOD);
        assertThat(sideBySide(steps.get(1), steps.get(2))).isEqualTo(SideBySide.GOOD);
        assertThat(sideBySide(before, steps.get(1)))
                .as("without step 1")
                .isEqualTo(new SideBySide("APPROVED", "CONFIGURATION"));
        assertThat(sideBySide(steps.get(0), steps.get(2)))
                .as("without step 2")
                .isEqualTo(new SideBySide("CONFIGURATION", "APPROVED"));
        try (Veriport old = open(before);
                Veriport knowing = open(steps.get(0))) {
            assertThat(webhookOfFaceki(old)).isEqualTo(404);
            assertThat(webhookOfFaceki(knowing)).as("refused by its token").isEqualTo(401);
        }
    }

    private int webhookOfFaceki(Veriport veriport) {
        return new WebhookEndpoint(veriport.identityProvider(), delivery -> {}, clock)
                .deliver("faceki/token", Map.of(), new byte[0])
                .status();
    }

    @Test
    @DisplayName("C10 T17 a secret is changed in three steps; each that is too early is refused by the vendor")
    void credentials() throws IOException {
        Map<String, String> before = Map.of("veriport.provider", "faceki");
        Map<String, String> after =
                new LinkedHashMap<>(steps("Credentials of a vendor").get(0));
        after.put("veriport.provider", "faceki");
        try (Veriport tooEarly = open(after)) {
            assertThat(refusal(tooEarly)).as("without step 1").isEqualTo(ErrorCode.AUTHENTICATION);
        }
        faceki.acceptSecret(NEW_SECRET);
        int issued = faceki.tokensIssued();
        try (Veriport old = open(before);
                Veriport young = open(after)) {
            assertThat(across(old, young)).isEqualTo("APPROVED");
            assertThat(across(young, old)).isEqualTo("APPROVED");
            assertThat(faceki.tokensIssued() - issued).as("one token a secret").isEqualTo(2);
        }
        faceki.revokeSecret(OLD_FACEKI_SECRET);
        try (Veriport old = open(before);
                Veriport young = open(after)) {
            assertThat(refusal(old)).as("revoked before step 2 was done").isEqualTo(ErrorCode.AUTHENTICATION);
            assertThat(across(young, young)).isEqualTo("APPROVED");
        }
    }

    private static ErrorCode refusal(Veriport veriport) {
        return catchThrowableOfType(
                        VeriportException.class, () -> veriport.tokens(FACEKI).issue(TokenRequest.of(TokenPurpose.API)))
                .code();
    }

    @Test
    @DisplayName("C10 T12 the key of Redis is rotated in three steps with one token; a step left out is CONFIGURATION")
    void keyOfRedis() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        RedisServer redis = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .setting("appendonly no")
                .build();
        redis.start();
        try {
            Map<String, String> shared = Map.of(
                    "veriport.provider", "faceki",
                    "veriport.token-store", "redis",
                    "veriport.redis.uri", "redis://127.0.0.1:" + port);
            List<Map<String, String>> steps = steps("The key of Redis, and of the file vault");
            Map<String, String> before = Map.of("veriport.redis.encryption-key", "${ENV:VERIPORT_REDIS_KEY}");
            assertThat(steps).hasSize(3);

            assertThat(tokens(shared, before, steps.get(0))).isEqualTo("both 1");
            assertThat(tokens(shared, steps.get(0), steps.get(1))).isEqualTo("both 0");
            assertThat(tokens(shared, steps.get(1), before))
                    .as("sealed by the old key still")
                    .isEqualTo("both 0");
            assertThat(tokens(shared, steps.get(1), steps.get(2)))
                    .as("before the old key's token is gone")
                    .isEqualTo("CONFIGURATION 0");

            faceki.acceptSecret(NEW_SECRET); // another account's token is another key: sealed by who asks first
            Map<String, String> again = new LinkedHashMap<>(shared);
            again.put("veriport.faceki.client-secret", NEW_SECRET);
            assertThat(tokens(again, steps.get(1), steps.get(0))).isEqualTo("both 1");
            assertThat(tokens(again, steps.get(1), steps.get(2))).isEqualTo("both 0");
            assertThat(tokens(again, steps.get(1), before)).as("without step 1").isEqualTo("CONFIGURATION 0");
        } finally {
            redis.stop();
        }
    }

    /** Whether both versions have a token, the first asking first, and how many were asked for. */
    private String tokens(Map<String, String> shared, Map<String, String> first, Map<String, String> then) {
        int issued = faceki.tokensIssued();
        Map<String, String> one = new LinkedHashMap<>(shared);
        one.putAll(first);
        Map<String, String> other = new LinkedHashMap<>(shared);
        other.putAll(then);
        String outcome = "both";
        try (Veriport asksFirst = open(one);
                Veriport asksThen = open(other)) {
            asksFirst.tokens(FACEKI).issue(TokenRequest.of(TokenPurpose.API));
            asksThen.tokens(FACEKI).issue(TokenRequest.of(TokenPurpose.API));
        } catch (VeriportException refused) {
            outcome = refused.code().name();
        }
        return outcome + " " + (faceki.tokensIssued() - issued);
    }
}
