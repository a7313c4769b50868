package dev.veriport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.config.ConfigSource;
import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetCounter;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Erasure;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.token.AccessToken;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One vendor, opened several times under names of the application's own. */
final class InstancesTest {
    private static final ProviderId EU = new ProviderId("alpha-eu");
    private static final ProviderId US = new ProviderId("alpha-us");

    private final Map<String, ScriptedProvider> opened = new ConcurrentHashMap<>();
    private final AtomicInteger tokensIssued = new AtomicInteger();
    private final Map<String, String> settings = new TreeMap<>();

    InstancesTest() {
        settings.put("veriport.provider", "alpha-eu");
        instance("alpha-eu", "client-eu");
        instance("alpha-us", "client-us");
    }

    private void instance(String name, String clientId) {
        settings.put("veriport." + name + ".vendor", "alpha");
        settings.put("veriport." + name + ".client-id", clientId);
        settings.put("veriport." + name + ".client-secret", "secret");
    }

    private ScriptedFactory factory(String vendor) {
        return ScriptedFactory.of(
                vendor,
                opened,
                CountingIssuer.reusable(
                        n -> CountingIssuer.token(tokensIssued.incrementAndGet(), Duration.ofHours(1))));
    }

    private Veriport open() {
        return Veriport.builder(ConfigSource.of(settings))
                .environment(Map.of())
                .factory(factory("alpha"))
                .factory(factory("beta"))
                .build();
    }

    private List<String> problems() {
        ConfigurationException refusal = catchThrowableOfType(ConfigurationException.class, () -> open().close());
        assertThat(refusal).isNotNull();
        return refusal.problems().stream().map(Object::toString).toList();
    }

    private static VerificationRequest.Builder web() {
        return VerificationRequest.builder("case").returnTo("https://shop.example/verified");
    }

    private static VeriportException failure(Runnable call) {
        VeriportException failure = catchThrowableOfType(VeriportException.class, call::run);
        assertThat(failure).isNotNull();
        return failure;
    }

    @Test
    @DisplayName("L1 instances of one vendor are open side by side, and no session is completed at the other")
    void sideBySide() {
        try (Veriport veriport = open()) {
            VerificationSession session = veriport.identityProvider().start(web().build());

            assertThat(veriport.providers()).containsExactly(EU, US);
            assertThat(session.provider()).isEqualTo(EU);
            assertThat(failure(() -> veriport.provider(US).complete(session.ref(), ReturnedParameters.none()))
                            .code())
                    .isEqualTo(ErrorCode.INVALID_REQUEST);
            assertThat(opened.get("alpha-us").calls()).isEmpty();
            assertThat(veriport.identityProvider()
                            .complete(session.ref(), ReturnedParameters.none())
                            .provider())
                    .isEqualTo(EU);
        }
    }

    @Test
    @DisplayName("L1 a routing key names an instance whose vendor the environment gives")
    void namedByRouting() {
        Map<String, String> variables = Map.of(
                "VERIPORT_PROVIDER", "alpha-asia",
                "VERIPORT_ALPHA_ASIA_VENDOR", "alpha",
                "VERIPORT_ALPHA_ASIA_CLIENT_ID", "client",
                "VERIPORT_ALPHA_ASIA_CLIENT_SECRET", "secret");
        try (Veriport veriport = Veriport.builder(ConfigSource.environment(variables))
                .environment(Map.of())
                .factory(factory("alpha"))
                .build()) {
            assertThat(veriport.providers()).containsExactly(new ProviderId("alpha-asia"));
        }
    }

    @Test
    @DisplayName("L1 tokens of two accounts are two, of one account one")
    void tokens() {
        try (Veriport veriport = open()) {
            assertThat(token(veriport, EU)).isNotEqualTo(token(veriport, US));
        }
        settings.put("veriport.alpha-us.client-id", "client-eu");
        try (Veriport veriport = open()) {
            assertThat(token(veriport, EU)).isEqualTo(token(veriport, US));
            assertThat(tokensIssued).hasValue(3);
        }
    }

    private static Secret token(Veriport veriport, ProviderId id) {
        AccessToken token = veriport.tokens(id).issue(TokenRequest.of(TokenPurpose.API));
        return token.match(SingleUseToken::take, ReusableToken::value);
    }

    @Test
    @DisplayName("L1 a daily limit belongs to the account: one instance sets it, and it applies to both")
    void budgets() {
        settings.put("veriport.alpha-us.client-id", "client-eu");
        settings.put("veriport.alpha-us.daily-requests", "10");
        try (Veriport veriport = open()) {
            assertThat(veriport.limits(EU)).isEqualTo(Map.of(BudgetCounter.REQUESTS, 10L));
            assertThat(veriport.limits(US)).isEqualTo(Map.of(BudgetCounter.REQUESTS, 10L));
        }
        settings.put("veriport.alpha-us.client-id", "client-us");
        try (Veriport veriport = open()) {
            assertThat(veriport.limits(EU)).isEmpty();
        }
    }

    @ParameterizedTest
    @DisplayName("L1 an account is the same however its URL is written")
    @ValueSource(strings = {"https://VENDOR.example", "https://vendor.example/", "https://vendor.example:443"})
    void oneAccount(String baseUrl) {
        settings.put("veriport.alpha-us.client-id", "client-eu");
        settings.put("veriport.alpha-us.base-url", baseUrl);
        try (Veriport veriport = open()) {
            assertThat(token(veriport, EU)).isEqualTo(token(veriport, US));
        }
    }

    @Test
    @DisplayName("L1 limits of one account that contradict each other are problems")
    void contradictoryLimits() {
        settings.put("veriport.alpha-us.client-id", "client-eu");
        settings.put("veriport.alpha-eu.daily-requests", "10");
        settings.put("veriport.alpha-us.daily-requests", "20");
        settings.put("veriport.alpha-eu.day-zone", "UTC");
        settings.put("veriport.alpha-us.day-zone", "Europe/Berlin");
        assertThat(problems())
                .containsExactly(
                        "veriport.alpha-us.daily-requests: must be as in veriport.alpha-eu, which uses the same account: set it at one of them",
                        "veriport.alpha-us.day-zone: must be as in veriport.alpha-eu, which uses the same account: set it at one of them");
    }

    @ParameterizedTest
    @DisplayName("L1 sessions, ids and webhooks with an earlier name lead to the instance that has its place")
    @ValueSource(strings = {"plain", "sealed"})
    void formerly(String sessions) {
        if (sessions.equals("sealed")) {
            settings.put("veriport.session-keys", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        }
        SessionRef session;
        try (Veriport before = open()) {
            session = before.identityProvider().start(web().build()).ref();
        }
        settings.keySet().removeIf(key -> key.startsWith("veriport.alpha-eu."));
        instance("alpha-europe", "client-eu");
        settings.put("veriport.alpha-europe.formerly", "alpha-eu, alpha-older");
        settings.put("veriport.provider", "alpha-europe");
        ProviderId now = new ProviderId("alpha-europe");
        try (Veriport veriport = open()) {
            assertThat(veriport.providers()).containsExactly(now, US);
            assertThat(veriport.identityProvider()
                            .complete(SessionRef.parse(session.value()), ReturnedParameters.none())
                            .provider())
                    .isEqualTo(now);
            assertThat(veriport.identityProvider()
                            .find(VerificationId.parse("alpha-older:v-1"))
                            .id()
                            .toOptional())
                    .contains(new VerificationId(now, "v-1"));
            assertThat(veriport.identityProvider()
                            .resume(SessionRef.parse(session.value()))
                            .provider())
                    .isEqualTo(now);
            veriport.identityProvider().cancel(SessionRef.parse(session.value()));
            veriport.identityProvider().findByReference(AttemptReference.parse("alpha-eu:r-1"));
            veriport.identityProvider()
                    .start(web().faceOf(VerificationId.parse("alpha-eu:v-1")).build());
            assertThat(token(veriport, EU)).isEqualTo(token(veriport, now));
            assertThat(veriport.used(EU)).isEqualTo(veriport.used(now));
            assertThat(veriport.operations(EU)).isEqualTo(veriport.operations(now));
            assertThat(veriport.isFailing(EU)).isFalse();
            assertThat(veriport.identityProvider()
                            .receive(new InboundNotification(EU, Map.of(), new byte[0], Secret.of("")))
                            .provider())
                    .isEqualTo(now);
            assertThat(veriport.limits(EU)).isEmpty();
            VerificationId earlier = VerificationId.parse("alpha-eu:v-1");
            assertThat(veriport.identityProvider().erase(earlier)).isEqualTo(Erasure.done(earlier));
            assertThat(opened.get("alpha-europe").calls())
                    .containsExactly(
                            "complete case n-1",
                            "find v-1",
                            "resume case n-1",
                            "cancel case n-1",
                            "findByReference r-1",
                            "start case",
                            "receive",
                            "erase v-1");
        }
    }

    @ParameterizedTest
    @DisplayName("L1 a name that leads nowhere, or to several instances, is a problem")
    @CsvSource(
            delimiter = '|',
            value = {
                "veriport.alpha-eu.formerly | alpha-us | must not name an instance that is open: remove its name",
                "veriport.alpha-eu.formerly | Not_A_Name | must be names of lower-case letters, digits and hyphens",
                "veriport.alpha-eu.formerly | beta | must not name another vendor: remove its name",
                "veriport.also-read | Alpha_EU | must consist of names of lower-case letters, digits and hyphens",
                "veriport.alpha-eu.vendor | gamma | must be an installed vendor: alpha, beta",
                "veriport.vault.vendor | alpha | cannot be set, because the instance has a reserved name: choose another",
                "veriport.beta.vendor | alpha | must be beta, which is an installed vendor: choose another name for this"
                        + " instance",
            })
    void wrongNames(String key, String value, String problem) {
        settings.put(key, value);
        assertThat(problems()).contains(key + ": " + problem);
    }

    @Test
    @DisplayName("L1 two instances cannot have the same earlier name")
    void sameEarlierName() {
        settings.put("veriport.alpha-eu.formerly", "alpha");
        settings.put("veriport.alpha-us.formerly", "alpha");
        assertThat(problems())
                .containsExactly("veriport.alpha-us.formerly: must not repeat an earlier name of another instance");
    }

    @Test
    @DisplayName("L1 an unknown key of an instance is a problem, with the nearest known one")
    void unknownKey() {
        settings.put("veriport.alpha-eu.timeot", "5s");
        assertThat(problems())
                .containsExactly("veriport.alpha-eu.timeot: is unknown: did you mean veriport.alpha-eu.timeout?");
    }
}
