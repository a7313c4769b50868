package dev.veriport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.fakes.ScriptedFactory;
import dev.veriport.fakes.ScriptedProvider;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationRequest;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.VendorAdapter;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.token.AccessToken;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class VeriportTest {
    private static final ProviderId ALPHA = new ProviderId("alpha");
    private static final ProviderId BETA = new ProviderId("beta");

    private final List<String> events = new ArrayList<>();

    private static ConfigSource settings(String provider, String alsoRead, String... installed) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("veriport.provider", provider);
        settings.put("veriport.also-read", alsoRead);
        for (String vendor : installed) {
            settings.put("veriport." + vendor + ".client-id", vendor);
            settings.put("veriport." + vendor + ".client-secret", "secret");
        }
        return ConfigSource.of(settings);
    }

    private ScriptedFactory logged(String name) {
        return new ScriptedFactory(name, (read, runtime) -> {
            events.add("open " + read.clientId());
            return ScriptedFactory.opened(
                    new ScriptedProvider(name, ScriptedFactory.EVERYTHING).onClose(() -> events.add("close " + name)),
                    runtime);
        });
    }

    private static ScriptedFactory failing(String name) {
        return new ScriptedFactory(name, (read, runtime) -> {
            throw new IllegalStateException("cannot open " + name);
        });
    }

    private static VerificationRequest request() {
        return VerificationRequest.builder("case")
                .returnTo(URI.create("https://shop.example/back"))
                .build();
    }

    @Test
    @DisplayName("C14 one setting switches the vendor, and a session begun before is completed where it was begun")
    void switching() {
        ScriptedProvider alpha = new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING);
        ScriptedProvider beta = new ScriptedProvider("beta", ScriptedFactory.EVERYTHING);
        String kept;
        try (Veriport before = Veriport.builder(settings("alpha", "", "alpha", "beta"))
                .factory(ScriptedFactory.of(alpha))
                .factory(ScriptedFactory.of(beta))
                .build()) {
            kept = before.identityProvider().start(request()).ref().value();
        }
        try (Veriport after = Veriport.builder(settings("beta", "alpha", "alpha", "beta"))
                .factory(ScriptedFactory.of(alpha))
                .factory(ScriptedFactory.of(beta))
                .build()) {
            after.identityProvider().start(request());
            assertThat(after.identityProvider()
                            .complete(SessionRef.parse(kept), ReturnedParameters.none())
                            .provider())
                    .isEqualTo(ALPHA);
            assertThat(after.providers()).containsExactlyInAnyOrder(ALPHA, BETA);
            assertThat(after.provider(ALPHA).id()).isEqualTo(ALPHA);
        }
        assertThat(alpha.calls()).containsExactly("start case", "close", "complete case n-1", "close");
        assertThat(beta.calls()).containsExactly("start case", "close");
    }

    @Test
    @DisplayName("C17 vendors are closed in reverse, each once, however often Veriport is closed")
    void closing() {
        Veriport veriport = Veriport.builder(settings("gamma", "alpha, beta", "alpha", "beta", "gamma"))
                .factory(logged("beta"))
                .factory(logged("alpha"))
                .factory(logged("gamma"))
                .build();
        veriport.close();
        veriport.close();
        assertThat(events)
                .containsExactly("open alpha", "open beta", "open gamma", "close gamma", "close beta", "close alpha");
    }

    @Test
    @DisplayName("C17 what was opened is closed when a later vendor fails to open, and that failure is told")
    void failingToOpen() {
        Veriport.Builder builder = Veriport.builder(settings("gamma", "alpha, beta", "alpha", "beta", "gamma"))
                .factory(logged("alpha"))
                .factory(logged("beta"))
                .factory(failing("gamma"));
        assertThatThrownBy(builder::build).hasMessage("cannot open gamma");
        assertThat(events).containsExactly("open alpha", "open beta", "close beta", "close alpha");
    }

    @Test
    @DisplayName("C17 a vendor that fails to close does not keep the others open, and is told")
    void failingToClose() {
        ScriptedFactory broken =
                ScriptedFactory.of(new ScriptedProvider("beta", ScriptedFactory.EVERYTHING).onClose(() -> {
                    throw new IllegalStateException("stuck");
                }));
        Veriport veriport = Veriport.builder(settings("gamma", "alpha, beta", "alpha", "beta", "gamma"))
                .factory(logged("alpha"))
                .factory(broken)
                .factory(logged("gamma"))
                .build();
        Throwable failure = catchThrowable(veriport::close);
        assertThat(failure.getSuppressed())
                .flatExtracting(ofOne -> List.of(ofOne.getSuppressed()))
                .extracting(Throwable::getMessage)
                .containsExactly("stuck");
        assertThat(events).containsExactly("open alpha", "open gamma", "close gamma", "close alpha");
    }

    @Test
    @DisplayName("T2 applications get tokens within the vendor's policies, on the ticker they brought")
    void tokens() throws Exception {
        MutableTicker ticker = new MutableTicker();
        CountingIssuer issuer = CountingIssuer.reusable(n -> CountingIssuer.token(n, Duration.ofHours(1)));
        try (Veriport veriport = Veriport.builder(settings("alpha", "beta", "alpha", "beta"))
                .ticker(ticker)
                .factory(withTokens(issuer))
                .factory(logged("beta"))
                .build()) {
            TokenRequest request = TokenRequest.of(TokenPurpose.API);
            AccessToken first = veriport.tokens(ALPHA).issue(request);
            assertThat(veriport.tokens(ALPHA).issue(request)).isSameAs(first);
            ticker.advance(Duration.ofHours(1));
            assertThat(veriport.tokens(ALPHA).issue(request)).isNotSameAs(first);
            assertThat(issuer.issued()).isEqualTo(2);

            assertThatThrownBy(() -> veriport.tokens(BETA))
                    .isInstanceOfSatisfying(
                            VeriportException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED));
            assertThatThrownBy(() -> veriport.tokens(new ProviderId("gamma")))
                    .isInstanceOfSatisfying(
                            VeriportException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION));
        }
    }

    private static ScriptedFactory withTokens(TokenIssuer issuer) {
        return new ScriptedFactory(
                "alpha",
                (read, runtime) -> VendorAdapter.of(
                        new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING),
                        runtime.guard(issuer, Duration.ofSeconds(2), Duration.ofSeconds(10))));
    }

    @Test
    @DisplayName("T15 closing Veriport frees those who wait for a token")
    void closingFreesWaiters() throws Exception {
        MutableTicker ticker = new MutableTicker();
        CountingIssuer stuck = CountingIssuer.reusable(number -> {
            ticker.pass(Duration.ofHours(1));
            return CountingIssuer.token(number, Duration.ofHours(1));
        });
        Veriport veriport = Veriport.builder(settings("alpha", "", "alpha"))
                .ticker(ticker)
                .factory(withTokens(stuck))
                .build();
        TokenIssuer tokens = veriport.tokens(ALPHA);
        Caller<AccessToken> waiting = Caller.start(() -> tokens.issue(TokenRequest.of(TokenPurpose.API)));
        ticker.awaitWaiters(2);
        veriport.close();
        assertThat(waiting.failure()).isInstanceOf(VeriportException.class);
    }

    @Test
    @DisplayName("C1 adapters measure time with the ticker and tell it with the clock they are lent")
    void runtime() {
        MutableTicker ticker = new MutableTicker();
        InstantSource clock = Clock.fixed(Instant.parse("2030-01-02T03:04:05Z"), ZoneOffset.UTC);
        AtomicReference<List<Object>> lent = new AtomicReference<>();
        ScriptedFactory watching = new ScriptedFactory("alpha", (read, runtime) -> {
            lent.set(List.of(runtime.provider(), runtime.ticker(), runtime.clock()));
            return VendorAdapter.withoutTokens(new ScriptedProvider("alpha", ScriptedFactory.EVERYTHING));
        });
        Veriport.builder(settings("alpha", "", "alpha"))
                .ticker(ticker)
                .clock(clock)
                .factory(watching)
                .build()
                .close();
        assertThat(lent.get()).containsExactly(ALPHA, ticker, clock);
    }
}
