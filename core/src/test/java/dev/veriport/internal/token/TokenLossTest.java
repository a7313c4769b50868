package dev.veriport.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.token.AccessToken;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TokenLossTest {
    private final TokenFixture fixture = new TokenFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Caller<AccessToken> caller(GuardedTokenIssuer tokens) {
        return Caller.start(() -> TokenFixture.api(tokens));
    }

    @Test
    @DisplayName("T3 a token that lives no longer than its transit is handed to nobody")
    void deadOnArrival() throws Exception {
        GuardedTokenIssuer tokens = fixture.guard(fixture.instant(Duration.ZERO, TokenFixture.TRANSIT));
        assertThat(caller(tokens).veriportFailure().code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    @DisplayName("T3 a token whose fetch took longer than it lives is handed to nobody")
    void fetchSlowerThanLifetime() throws Exception {
        Duration lifetime = Duration.ofSeconds(10);
        GuardedTokenIssuer tokens = fixture.guard(fixture.instant(lifetime.minusSeconds(2), lifetime));
        assertThat(caller(tokens).veriportFailure().code()).isEqualTo(ErrorCode.UNAVAILABLE);

        GuardedTokenIssuer quicker =
                fixture.guard(fixture.instant(lifetime.minusSeconds(2).minusNanos(1), lifetime));
        assertThat(caller(quicker).result()).isNotNull();
    }

    @Test
    @DisplayName(
            "T3 dead tokens are no billed loop: nobody asks again before this one is over and the vendor was left alone")
    void deadOnArrivalIsNoLoop() throws Exception {
        Duration lifetime = Duration.ofSeconds(90);
        CountingIssuer issuer = fixture.instant(lifetime, lifetime);
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        assertThat(caller(tokens).veriportFailure().retryAfter()).contains(lifetime);

        fixture.ticker.advance(lifetime.minusNanos(1));
        assertThat(caller(tokens).veriportFailure().retryAfter()).contains(Duration.ofNanos(1));
        assertThat(issuer.issued()).isEqualTo(1);

        fixture.ticker.advance(Duration.ofNanos(1));
        caller(tokens).failure();
        assertThat(issuer.issued()).isEqualTo(2);
    }

    @Test
    @DisplayName("T15 close is idempotent, frees those who wait for a fetch, and leaves no thread")
    void closeDuringFetch() throws Exception {
        AtomicReference<Thread> fetching = new AtomicReference<>();
        GuardedTokenIssuer tokens = fixture.guard(CountingIssuer.reusable(number -> {
            fetching.set(Thread.currentThread());
            fixture.ticker.pass(Duration.ofMinutes(1));
            return CountingIssuer.token(number, Duration.ofHours(1));
        }));
        List<Caller<AccessToken>> waiters = Caller.start(3, () -> TokenFixture.api(tokens));
        fixture.ticker.awaitWaiters(4);

        fixture.close();
        fixture.close();

        for (Caller<AccessToken> waiter : waiters) {
            assertThat(waiter.veriportFailure().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        }
        assertThat(fetching.get().isAlive()).isFalse();
    }

    @Test
    @DisplayName(
            "T15 close frees those who wait for the old token's end, asks for no other, and refuses who comes later")
    void closeBetweenTheBounds() throws Exception {
        CountingIssuer issuer = fixture.instant(Duration.ZERO, Duration.ofHours(1));
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        TokenFixture.api(tokens);
        fixture.ticker.advance(Duration.ofHours(1).minusSeconds(1));
        Caller<AccessToken> waiter = caller(tokens);
        fixture.ticker.awaitWaiters(2);

        fixture.close();
        assertThat(waiter.veriportFailure().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(caller(tokens).veriportFailure().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(issuer.issued()).isEqualTo(1);
    }

    @Test
    @DisplayName("T15 when it is closed, not even a token that still lives is handed out")
    void closedWhileUsable() throws Exception {
        CountingIssuer issuer = fixture.instant(Duration.ZERO, Duration.ofHours(1));
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        TokenFixture.api(tokens);
        fixture.close();
        assertThat(caller(tokens).veriportFailure().code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(issuer.issued()).isEqualTo(1);
    }

    @Test
    @DisplayName("T15 a token that comes while Veriport closes is not handed out to who asks later")
    void answeredWhileClosing() throws Exception {
        GuardedTokenIssuer tokens = fixture.guard(CountingIssuer.reusable(number -> {
            fixture.detachedTasks.closed().join(); // as an issuer that does not see its interrupt
            return CountingIssuer.token(number, Duration.ofHours(1));
        }));
        Caller<AccessToken> waiting = caller(tokens);
        fixture.ticker.awaitWaiters(1);
        fixture.close();
        waiting.leftInterrupted();
        assertThat(caller(tokens).veriportFailure().code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    @DisplayName("T15 an idle holder owns no thread")
    void idle() throws Exception {
        AtomicReference<Thread> fetching = new AtomicReference<>();
        GuardedTokenIssuer tokens = fixture.guard(CountingIssuer.reusable(number -> {
            fetching.set(Thread.currentThread());
            return CountingIssuer.token(number, Duration.ofHours(1));
        }));
        TokenFixture.api(tokens);
        fetching.get().join(20_000);
        assertThat(fetching.get().isAlive()).isFalse();
    }
}
