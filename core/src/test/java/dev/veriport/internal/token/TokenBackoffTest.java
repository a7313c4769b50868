package dev.veriport.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.token.AccessToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class TokenBackoffTest {
    private final TokenFixture fixture = new TokenFixture();
    private final Random random = new Random(42);

    @AfterEach
    void close() {
        fixture.close();
    }

    private static VeriportException.Builder down() {
        return VeriportException.of(ErrorCode.UNAVAILABLE, "down");
    }

    private CountingIssuer failing(VeriportException.Builder failure) {
        return CountingIssuer.reusable(number -> {
            throw failure.build();
        });
    }

    private Caller<AccessToken> caller(GuardedTokenIssuer tokens) {
        return Caller.start(() -> TokenFixture.api(tokens));
    }

    @ParameterizedTest(name = "T8 after {0} failures the next is asked within 1 to {1} s, anywhere between")
    @CsvSource({"0, 2", "1, 4", "2, 8", "3, 16", "4, 32", "5, 60", "6, 60", "1000, 60"})
    void fullJitter(int failures, long most) {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            waits.add(TokenBackoff.after(down().build(), failures, random)
                    .orElseThrow()
                    .toMillis());
        }
        long spread = most * 1_000 - 1_000;
        assertThat(waits).allMatch(wait -> wait >= 1_000 && wait <= most * 1_000);
        assertThat(waits).anyMatch(wait -> wait < 1_000 + spread / 20);
        assertThat(waits).anyMatch(wait -> wait > 1_000 + spread - spread / 20);
    }

    @ParameterizedTest(name = "T8 {0} with Retry-After {1} s is left alone for {2} s")
    @CsvSource({
        "UNAVAILABLE, 100, 100",
        "RATE_LIMITED, 240, 240",
        "RATE_LIMITED, 90000, 900",
        "AUTHENTICATION, 0, 900",
        "PERMISSION, 5, 900",
    })
    void asTheVendorWants(ErrorCode code, long retryAfter, long expected) throws Exception {
        VeriportException.Builder failure =
                VeriportException.of(code, "scripted").retryAfter(Duration.ofSeconds(retryAfter));
        CountingIssuer issuer = failing(failure);
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        assertThat(caller(tokens).veriportFailure().code()).isEqualTo(code);

        fixture.ticker.advance(Duration.ofSeconds(expected).minusNanos(1));
        VeriportException left = caller(tokens).veriportFailure();
        assertThat(left.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(left.retryAfter()).contains(Duration.ofNanos(1));
        assertThat(issuer.issued()).isEqualTo(1);

        fixture.ticker.advance(Duration.ofNanos(1));
        caller(tokens).failure();
        assertThat(issuer.issued()).isEqualTo(2);
    }

    @Test
    @DisplayName("T8 of 20 calls while the vendor is down one asks; the others are told at once how long to wait")
    void twentyCallsWhileDown() throws Exception {
        CountingIssuer issuer = failing(down());
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        for (int i = 0; i < 20; i++) {
            VeriportException failure = caller(tokens).veriportFailure();
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.retryAfter().orElseThrow()).isPositive();
        }
        assertThat(issuer.issued()).isEqualTo(1);
        assertThat(fixture.ticker.elapsed()).isZero();
    }

    @Test
    @DisplayName("T8 when the wait is over exactly one of 64 callers probes, and its token is everybody's")
    void oneProbe() throws Exception {
        CountingIssuer issuer = CountingIssuer.reusable(number -> {
            if (number == 1) {
                throw down().build();
            }
            fixture.ticker.pass(Duration.ofSeconds(1));
            return CountingIssuer.token(number, Duration.ofHours(1));
        });
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        fixture.ticker.advance(caller(tokens).veriportFailure().retryAfter().orElseThrow());

        List<Caller<AccessToken>> callers = Caller.start(64, () -> TokenFixture.api(tokens));
        fixture.ticker.awaitWaiters(65);
        fixture.ticker.advance(Duration.ofSeconds(1));
        for (Caller<AccessToken> caller : callers) {
            assertThat(caller.result()).isSameAs(callers.get(0).result());
        }
        assertThat(issuer.issued()).isEqualTo(2);
    }

    @Test
    @DisplayName("T8 another holder of the same store waits as well, and a success forgets the failures")
    void shared() throws Exception {
        CountingIssuer issuer = CountingIssuer.reusable(number -> {
            if (number <= 2) {
                throw down().build();
            }
            return CountingIssuer.token(number, Duration.ofMinutes(1));
        });
        GuardedTokenIssuer one = fixture.guard(issuer, CountingIssuer.ACCOUNT, fixture.store);
        GuardedTokenIssuer other = fixture.guard(issuer, CountingIssuer.ACCOUNT, fixture.store);
        Duration wait = caller(one).veriportFailure().retryAfter().orElseThrow();
        assertThat(caller(other).veriportFailure().retryAfter()).contains(wait);
        assertThat(issuer.issued()).isEqualTo(1);

        fixture.ticker.advance(wait);
        fixture.ticker.advance(caller(other).veriportFailure().retryAfter().orElseThrow());
        assertThat(caller(one).result()).isNotNull();
        assertThat(issuer.issued()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "T8 a request that was held back here and not sent is no failure of the vendor: no holder waits for it")
    void heldBackHere() throws Exception {
        CountingIssuer issuer = failing(VeriportException.notSent(ErrorCode.RATE_LIMITED, "too many requests wait")
                .retryAfter(Duration.ofSeconds(30)));
        for (int i = 0; i < 3; i++) {
            VeriportException failure = caller(fixture.guard(issuer, CountingIssuer.ACCOUNT, fixture.store))
                    .veriportFailure();
            assertThat(failure.code()).isEqualTo(ErrorCode.RATE_LIMITED);
        }
        assertThat(issuer.issued()).isEqualTo(3);
    }

    @ParameterizedTest(name = "T8 {0} was never the vendor's answer: the next caller may ask at once")
    @CsvSource({"BUDGET_EXHAUSTED", "CIRCUIT_OPEN"})
    void neverAsked(ErrorCode code) throws Exception {
        CountingIssuer issuer = failing(VeriportException.of(code, "ours").retryAfter(Duration.ofSeconds(30)));
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        for (int i = 0; i < 3; i++) {
            VeriportException failure = caller(tokens).veriportFailure();
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
        }
        assertThat(issuer.issued()).isEqualTo(3);
    }
}
