package dev.veriport.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.time.Deadline;
import dev.veriport.token.AccessToken;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class TokenFlightTest {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration FETCH = Duration.ofSeconds(7);

    private final TokenFixture fixture = new TokenFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest(name = "T5 64 callers share one fetch of {0} ms")
    @ValueSource(longs = {300, 7_000, 60_000})
    void oneFetchForAll(long millis) throws Exception {
        CountingIssuer issuer = fixture.slow(Duration.ofMillis(millis), LIFETIME);
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        List<Caller<AccessToken>> callers = Caller.start(64, () -> TokenFixture.api(tokens));
        fixture.ticker.awaitWaiters(65);
        fixture.ticker.advance(Duration.ofMillis(millis).minusNanos(1));
        fixture.ticker.awaitWaiters(65);

        fixture.ticker.advance(Duration.ofNanos(1));
        AccessToken token = callers.get(0).result();
        for (Caller<AccessToken> caller : callers) {
            assertThat(caller.result()).isSameAs(token);
        }
        assertThat(issuer.issued()).isEqualTo(1);
    }

    @Test
    @DisplayName("T6 an interrupted caller leaves alone, its flag set: five followers get the one token")
    void interruptedLeader() throws Exception {
        CountingIssuer issuer = fixture.slow(FETCH, LIFETIME);
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        Caller<AccessToken> leader = Caller.start(() -> TokenFixture.api(tokens));
        fixture.ticker.awaitWaiters(2);
        List<Caller<AccessToken>> followers = Caller.start(5, () -> TokenFixture.api(tokens));
        fixture.ticker.awaitWaiters(7);

        leader.interrupt();
        assertThat(leader.veriportFailure().code()).isEqualTo(ErrorCode.INTERRUPTED);
        assertThat(leader.leftInterrupted()).isTrue();
        fixture.ticker.awaitWaiters(6);

        fixture.ticker.advance(FETCH);
        for (Caller<AccessToken> follower : followers) {
            assertThat(follower.result()).isNotNull();
        }
        assertThat(issuer.issued()).isEqualTo(1);
    }

    @Test
    @DisplayName("T6 a caller whose deadline passes leaves with TIMEOUT, and the fetch is kept for the next")
    void deadlineOfTheOnlyCaller() throws Exception {
        CountingIssuer issuer = fixture.slow(FETCH, LIFETIME);
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        Deadline deadline = Deadline.after(fixture.ticker, Duration.ofSeconds(1));
        Caller<AccessToken> hurried = Caller.start(() -> tokens.reusable(TokenPurpose.API, deadline));
        fixture.ticker.awaitWaiters(2);

        fixture.ticker.advance(Duration.ofSeconds(1));
        assertThat(hurried.veriportFailure().code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(hurried.leftInterrupted()).isFalse();

        Caller<AccessToken> next = Caller.start(() -> TokenFixture.api(tokens));
        fixture.ticker.awaitWaiters(2);
        fixture.ticker.advance(FETCH);
        next.result();
        assertThat(issuer.issued()).isEqualTo(1);
    }

    @Test
    @DisplayName("T7 a failed fetch fails all its waiters once: one code, one cause, one exception each")
    void failureForAll() throws Exception {
        IllegalStateException cause = new IllegalStateException("down");
        CountingIssuer issuer = CountingIssuer.reusable(number -> {
            fixture.ticker.pass(Duration.ofMillis(200));
            throw VeriportException.of(ErrorCode.UNAVAILABLE, "down")
                    .httpStatus(503)
                    .retryAfter(Duration.ofSeconds(4))
                    .cause(cause)
                    .build();
        });
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        List<Caller<AccessToken>> callers = Caller.start(32, () -> TokenFixture.api(tokens));
        fixture.ticker.awaitWaiters(33);
        fixture.ticker.advance(Duration.ofMillis(200));

        Set<Throwable> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Caller<AccessToken> caller : callers) {
            VeriportException failure = caller.veriportFailure();
            distinct.add(failure);
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(4));
            assertThat(failure.httpStatus()).hasValue(503);
            assertThat(failure.getCause()).isSameAs(cause);
        }
        assertThat(distinct).hasSize(32);
        assertThat(issuer.issued()).isEqualTo(1);
        assertThat(fixture.ticker.elapsed()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    @DisplayName("T9 an issuer that is down is not noticed while the token lives, and fails only when it is needed")
    void downWhileTheTokenLives() throws Exception {
        CountingIssuer issuer = CountingIssuer.reusable(number -> {
            if (number > 1) {
                throw VeriportException.of(ErrorCode.UNAVAILABLE, "down").build();
            }
            return CountingIssuer.token(number, LIFETIME);
        });
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        AccessToken token = TokenFixture.api(tokens);
        fixture.ticker.advance(LIFETIME.minusSeconds(100));
        for (int i = 0; i < 10; i++) {
            assertThat(Caller.start(() -> TokenFixture.api(tokens)).result()).isSameAs(token);
        }
        assertThat(issuer.issued()).isEqualTo(1);

        fixture.ticker.advance(Duration.ofSeconds(100));
        assertThat(Caller.start(() -> TokenFixture.api(tokens))
                        .veriportFailure()
                        .code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(issuer.issued()).isEqualTo(2);
    }
}
