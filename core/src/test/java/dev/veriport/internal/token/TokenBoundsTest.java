package dev.veriport.internal.token;

import static dev.veriport.internal.token.TokenFixture.TRANSIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.fakes.Caller;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.token.AccessToken;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TokenBoundsTest {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Duration ROUND_TRIP = Duration.ofMillis(500);

    private final TokenFixture fixture = new TokenFixture();
    private final CountingIssuer issuer = fixture.instant(ROUND_TRIP, LIFETIME);
    private final GuardedTokenIssuer tokens = fixture.guard(issuer);

    @AfterEach
    void close() {
        fixture.close();
    }

    /** t0 is when the request went out; one round trip of the lifetime has passed when the token is here. */
    private Duration untilUnusable() {
        return LIFETIME.minus(TRANSIT).minus(ROUND_TRIP);
    }

    @Test
    @DisplayName("T2 a token is handed out until 1 ns before t0 + lifetime - tokenTransitAllowance, and then no more")
    void usableUntil() throws Exception {
        AccessToken first = TokenFixture.api(tokens);

        fixture.ticker.advance(untilUnusable().minusNanos(1));
        assertThat(Caller.start(() -> TokenFixture.api(tokens)).result()).isSameAs(first);
        assertThat(issuer.issued()).isEqualTo(1);

        fixture.ticker.advance(Duration.ofNanos(1));
        Caller<AccessToken> late = Caller.start(() -> TokenFixture.api(tokens));
        fixture.ticker.awaitWaiters(2);
        fixture.ticker.advance(TRANSIT.plus(ROUND_TRIP));
        assertThat(late.result()).isNotSameAs(first);
    }

    @Test
    @DisplayName("T2 a token is renewed at t1 + lifetime and not 1 ns before")
    void regenerateAfter() throws Exception {
        TokenFixture.api(tokens);
        fixture.ticker.advance(untilUnusable());
        Caller<AccessToken> caller = Caller.start(() -> TokenFixture.api(tokens));
        fixture.ticker.awaitWaiters(2);

        fixture.ticker.advance(TRANSIT.plus(ROUND_TRIP).minusNanos(1));
        fixture.ticker.awaitWaiters(2);
        assertThat(issuer.issued()).isEqualTo(1);

        fixture.ticker.advance(Duration.ofNanos(1));
        caller.result();
        assertThat(issuer.issued()).isEqualTo(2);
    }

    @Test
    @DisplayName("T2 callers between the two bounds wait in one queue for one fetch")
    void oneQueueBetweenTheBounds() throws Exception {
        TokenFixture.api(tokens);
        fixture.ticker.advance(untilUnusable());
        List<Caller<AccessToken>> callers = Caller.start(20, () -> TokenFixture.api(tokens));
        fixture.ticker.awaitWaiters(21);

        fixture.ticker.advance(TRANSIT.plus(ROUND_TRIP));
        AccessToken renewed = callers.get(0).result();
        for (Caller<AccessToken> caller : callers) {
            assertThat(caller.result()).isSameAs(renewed);
        }
        assertThat(issuer.issued()).isEqualTo(2);
    }

    @Test
    @DisplayName("T3 the server decides the lifetime: a token that lives 3 s is handed out for 1 s")
    void shortLifetime() throws Exception {
        CountingIssuer brief = fixture.instant(Duration.ZERO, Duration.ofSeconds(3));
        GuardedTokenIssuer guarded = fixture.guard(brief);
        AccessToken first = TokenFixture.api(guarded);

        fixture.ticker.advance(Duration.ofSeconds(1).minusNanos(1));
        assertThat(Caller.start(() -> TokenFixture.api(guarded)).result()).isSameAs(first);
        fixture.ticker.advance(Duration.ofNanos(1));
        Caller<AccessToken> late = Caller.start(() -> TokenFixture.api(guarded));
        fixture.ticker.awaitWaiters(2);
        fixture.ticker.advance(TRANSIT);
        assertThat(late.result()).isNotSameAs(first);
    }

    @Test
    @DisplayName(
            "T2 in 100,000 random calls no token is issued before the last one is over, or used when it may be dead")
    void randomCalls() {
        Random random = new Random(42);
        RandomVendor vendor = new RandomVendor(random);
        GuardedTokenIssuer guarded = fixture.guard(CountingIssuer.reusable(vendor::answer));
        fixture.ticker.leapWhenWaiting(2);

        for (int i = 0; i < 100_000; i++) {
            TokenFixture.api(guarded);
            vendor.longestUse = Math.max(vendor.longestUse, fixture.ticker.nanos() - vendor.dead);
            fixture.ticker.advance(Duration.ofNanos(
                    (long) (random.nextDouble() * Duration.ofSeconds(20).toNanos())));
        }

        assertThat(vendor.issued).isGreaterThan(1_000);
        assertThat(vendor.shortestGap)
                .as("from the end of a token to the next request")
                .isZero();
        assertThat(vendor.longestUse).as("past the end of its use").isNegative();
    }

    /** Issues tokens of 10 s to 10 min, after 0 to 2 s, and remembers how it was treated. */
    private final class RandomVendor {
        private final Random random;
        private int issued;
        private long over;
        private long dead;
        private long shortestGap = Long.MAX_VALUE;
        private long longestUse = Long.MIN_VALUE;

        RandomVendor(Random random) {
            this.random = random;
        }

        AccessToken answer(int number) {
            long asked = fixture.ticker.nanos();
            if (issued > 0) {
                shortestGap = Math.min(shortestGap, asked - over);
            }
            issued++;
            Duration lifetime = Duration.ofMillis(10_000 + random.nextInt(590_000));
            fixture.ticker.advance(Duration.ofNanos(random.nextInt(2_000_000_000)));
            over = fixture.ticker.nanos() + lifetime.toNanos();
            dead = asked + lifetime.minus(TRANSIT).toNanos();
            return CountingIssuer.token(number, lifetime);
        }
    }
}
