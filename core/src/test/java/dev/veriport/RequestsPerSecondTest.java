package dev.veriport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.config.ConfigSource;
import dev.veriport.error.ConfigurationException;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Calls;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** L16: {@code veriport.NAME.requests-per-second}, of the account. Waits take no time, and are measured. */
final class RequestsPerSecondTest {
    private static final Operation.Repeatable START = new Operation.Repeatable("start", Role.SESSION);
    private static final Operation.Token TOKEN = new Operation.Token("token", Role.SESSION, true);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final ProviderId EU = new ProviderId("alpha-eu");
    private static final ProviderId US = new ProviderId("alpha-us");

    private final MutableTicker ticker = MutableTicker.skippingPauses();
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<String, Runnable> calls = new ConcurrentHashMap<>();

    /** What each request was, and when. */
    private final List<String> sent = new CopyOnWriteArrayList<>();

    RequestsPerSecondTest() {
        settings.put("veriport.provider", "alpha-eu");
        settings.put("veriport.fallback", "alpha-us");
        instance("alpha-eu", "client-eu");
        instance("alpha-us", "client-us");
    }

    private void instance(String name, String clientId) {
        settings.put("veriport." + name + ".vendor", "alpha");
        settings.put("veriport." + name + ".client-id", clientId);
        settings.put("veriport." + name + ".client-secret", "secret");
    }

    private Veriport open() {
        return Veriport.builder(ConfigSource.of(settings))
                .environment(Map.of())
                .ticker(ticker)
                .factory(new ScriptedFactory("alpha", (read, runtime) -> adapter(runtime), Set.of(START, TOKEN)))
                .build();
    }

    /** Its start is one request. */
    private VendorAdapter adapter(ProviderRuntime runtime) {
        String name = runtime.provider().value();
        GuardedTokenIssuer tokens = runtime.guard(
                CountingIssuer.reusable(number -> {
                    request(runtime, TOKEN, () -> {});
                    return CountingIssuer.token(number, Duration.ofHours(1));
                }),
                Duration.ofSeconds(2),
                TIMEOUT);
        calls.put(name, () -> request(runtime, START, () -> {}));
        calls.put(
                name + " with a token",
                () -> request(runtime, START, () -> tokens.reusable(TokenPurpose.API, runtime.deadline(TIMEOUT))));
        ScriptedProvider provider = new ScriptedProvider(name, ScriptedFactory.EVERYTHING);
        provider.beforeStart(() -> request(runtime, START, () -> {}));
        return VendorAdapter.of(provider, tokens);
    }

    private void request(ProviderRuntime runtime, Operation operation, Runnable authorizing) {
        Calls.call(runtime.calls(), operation, runtime.deadline(TIMEOUT), () -> {
            authorizing.run();
            return () -> sent.add(runtime.provider() + " " + operation.name() + " "
                    + ticker.elapsed().toSeconds());
        });
    }

    private void call(String... names) {
        for (String name : names) {
            calls.get(name).run();
        }
    }

    private static VerificationRequest request() {
        return VerificationRequest.builder("case")
                .returnTo("https://shop.example/verified")
                .build();
    }

    private List<String> problems() {
        ConfigurationException refusal = catchThrowableOfType(ConfigurationException.class, () -> open().close());
        assertThat(refusal).isNotNull();
        return refusal.problems().stream().map(Object::toString).toList();
    }

    @Test
    @DisplayName("L16 unset: nobody waits")
    void unset() {
        try (Veriport veriport = open()) {
            for (int i = 0; i < 100; i++) {
                call("alpha-eu", "alpha-us with a token");
            }
            assertThat(veriport.providers()).hasSize(2);
        }
        assertThat(sent).hasSize(201);
        assertThat(ticker.elapsed()).isZero();
    }

    @Test
    @DisplayName("L16 two accounts have a pace each")
    void twoAccounts() {
        settings.put("veriport.alpha-eu.requests-per-second", "0.5");
        settings.put("veriport.alpha-us.requests-per-second", "0.25");
        try (Veriport veriport = open()) {
            call("alpha-eu", "alpha-us", "alpha-eu", "alpha-eu", "alpha-us", "alpha-us");
            assertThat(veriport.providers()).hasSize(2);
        }
        assertThat(sent)
                .containsExactly(
                        "alpha-eu start 0",
                        "alpha-us start 0",
                        "alpha-eu start 2",
                        "alpha-eu start 4",
                        "alpha-us start 4",
                        "alpha-us start 8");
    }

    @ParameterizedTest
    @DisplayName("L16 instances of one account share its pace, whichever of them sets it")
    @ValueSource(strings = {"alpha-eu", "alpha-us"})
    void oneAccount(String by) {
        settings.put("veriport.alpha-us.client-id", "client-eu");
        settings.put("veriport." + by + ".requests-per-second", "0.5");
        try (Veriport veriport = open()) {
            call("alpha-eu", "alpha-us", "alpha-us", "alpha-eu");
            assertThat(veriport.providers()).hasSize(2);
        }
        assertThat(sent)
                .containsExactly("alpha-eu start 0", "alpha-us start 2", "alpha-us start 4", "alpha-eu start 6");
    }

    @Test
    @DisplayName("L16 a request for a token takes a slot, and a token that is held takes none")
    void tokens() {
        settings.put("veriport.alpha-eu.requests-per-second", "0.5");
        try (Veriport veriport = open()) {
            call("alpha-eu with a token", "alpha-eu with a token");
            assertThat(veriport.providers()).hasSize(2);
        }
        assertThat(sent).containsExactly("alpha-eu token 0", "alpha-eu start 2", "alpha-eu start 4");
    }

    @Test
    @DisplayName(
            "L16 a token whose request finds no slot in time is requested again by the next call, without a back-off")
    void tokensPastTheDeadline() {
        settings.put("veriport.alpha-eu.requests-per-second", "0.1");
        try (Veriport veriport = open()) {
            call("alpha-eu");
            VeriportException late = catchThrowableOfType(VeriportException.class, () -> call("alpha-eu with a token"));
            assertThat(late.code()).isEqualTo(ErrorCode.RATE_LIMITED);
            assertThat(late.phase()).isEqualTo(Phase.NOT_SENT);
            assertThat(late.retryAfter()).contains(Duration.ofSeconds(10));

            ticker.advance(Duration.ofSeconds(6));
            late = catchThrowableOfType(VeriportException.class, () -> call("alpha-eu with a token"));
            assertThat(late.retryAfter()).contains(Duration.ofSeconds(10)); // the token had the slot of 10 s
            assertThat(veriport.providers()).hasSize(2);
        }
        assertThat(sent).containsExactly("alpha-eu start 0", "alpha-eu token 10");
    }

    @Test
    @DisplayName("C13 a start whose slot lies past the deadline goes to the next vendor at once")
    void failover() {
        settings.put("veriport.alpha-eu.requests-per-second", "0.1");
        try (Veriport veriport = open()) {
            assertThat(veriport.identityProvider().start(request()).provider()).isEqualTo(EU);
            VerificationSession next = veriport.identityProvider().start(request());
            assertThat(next.provider()).isEqualTo(US);
            assertThat(next.tried()).containsExactly(Map.entry(EU, "RATE_LIMITED"));
        }
        assertThat(sent).containsExactly("alpha-eu start 0", "alpha-us start 0");
    }

    @Test
    @DisplayName("C13 where no vendor has a slot in time, the failure says how long to wait")
    void failoverToNobody() {
        settings.put("veriport.alpha-us.client-id", "client-eu");
        settings.put("veriport.alpha-eu.requests-per-second", "0.1");
        try (Veriport veriport = open()) {
            veriport.identityProvider().start(request());
            VeriportException late = catchThrowableOfType(
                    VeriportException.class, () -> veriport.identityProvider().start(request()));
            assertThat(late.code()).isEqualTo(ErrorCode.RATE_LIMITED);
            assertThat(late.retryAfter()).contains(Duration.ofSeconds(10));
        }
        assertThat(sent).containsExactly("alpha-eu start 0");
    }

    @Test
    @DisplayName("L16 two rates of one account contradict each other")
    void contradiction() {
        settings.put("veriport.alpha-us.client-id", "client-eu");
        settings.put("veriport.alpha-eu.requests-per-second", "5");
        settings.put("veriport.alpha-us.requests-per-second", "0.5");
        assertThat(problems())
                .containsExactly(
                        "veriport.alpha-us.requests-per-second: must be as in veriport.alpha-eu, which uses the same account: set it at one of them");
    }

    @Test
    @DisplayName("L16 the same rate, written in two ways, is one")
    void sameRate() {
        settings.put("veriport.alpha-us.client-id", "client-eu");
        settings.put("veriport.alpha-eu.requests-per-second", "10");
        settings.put("veriport.alpha-us.requests-per-second", "10.0");
        try (Veriport veriport = open()) {
            assertThat(veriport.providers()).hasSize(2);
        }
    }

    @Test
    @DisplayName("L16 what is no rate is a problem")
    void noRate() {
        settings.put("veriport.alpha-eu.requests-per-second", "0");
        assertThat(problems())
                .containsExactly(
                        "veriport.alpha-eu.requests-per-second: must be a number greater than 0, like 5 or 0.5");
    }
}
