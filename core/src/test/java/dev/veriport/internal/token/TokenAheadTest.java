package dev.veriport.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportEvent.IssueReason;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.model.Secret;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.token.AccessToken;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** T19: tokens that are renewed in the last tenth of their life. */
@Timeout(60)
final class TokenAheadTest {
    private static final Duration LIFETIME = Duration.ofMinutes(100);
    private static final Duration BEFORE_LAST_TENTH = Duration.ofMinutes(90);
    private static final Duration HALF_A_TENTH = Duration.ofMinutes(5);

    private final TokenFixture fixture = new TokenFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static CountingIssuer ahead(CountingIssuer.Exchange exchange) {
        return new CountingIssuer(TokenPurpose.API, TokenPolicy.RENEW_AHEAD, exchange);
    }

    private static CountingIssuer secondWaitsFor(CountDownLatch answer) {
        return ahead(number -> {
            if (number == 2) {
                answer.await();
            }
            return CountingIssuer.token(number, LIFETIME);
        });
    }

    /** Until something that another thread does has happened. */
    private static void until(BooleanSupplier happened) {
        while (!happened.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName(
            "T19 a call in the last tenth starts one renewal, and gets the old token; a later one gets the new token")
    void renewedInTheBackground() {
        CountDownLatch answer = new CountDownLatch(1);
        CountingIssuer issuer = secondWaitsFor(answer);
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        AccessToken first = TokenFixture.api(tokens);
        fixture.ticker.advance(BEFORE_LAST_TENTH.minusNanos(1));
        assertThat(TokenFixture.api(tokens)).isSameAs(first);
        assertThat(issuer.issued()).isEqualTo(1);

        fixture.ticker.advance(HALF_A_TENTH.plusNanos(1));
        for (int i = 0; i < 10; i++) {
            assertThat(TokenFixture.api(tokens)).as("nobody waits").isSameAs(first);
        }
        until(() -> issuer.issued() == 2);
        answer.countDown();
        until(() -> TokenFixture.api(tokens) != first);

        assertThat(issuer.issued()).isEqualTo(2);
        assertThat(fixture.events.events())
                .filteredOn(VeriportEvent.TokenIssued.class::isInstance)
                .extracting(event -> ((VeriportEvent.TokenIssued) event).reason())
                .containsExactly(IssueReason.FIRST, IssueReason.AHEAD);
    }

    @Test
    @DisplayName("T19 a renewal that fails is invisible while the token lives, and is tried again")
    void failingRenewal() {
        CountingIssuer issuer = ahead(number -> {
            if (number == 2 || number == 3) {
                throw VeriportException.notSent(ErrorCode.UNAVAILABLE, "the vendor is away")
                        .retryAfter(Duration.ofSeconds(10))
                        .build();
            }
            return CountingIssuer.token(number, LIFETIME);
        });
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        AccessToken first = TokenFixture.api(tokens);
        fixture.ticker.advance(BEFORE_LAST_TENTH.plus(HALF_A_TENTH));
        for (int tries = 2; tries <= 4; tries++) {
            int expected = tries;
            assertThat(TokenFixture.api(tokens)).isSameAs(first);
            until(() -> issuer.issued() == expected);
            untilRenewalEnded();
            fixture.ticker.advance(Duration.ofMinutes(1));
        }
        assertThat(TokenFixture.api(tokens)).isNotSameAs(first);
        assertThat(issuer.issued()).isEqualTo(4);
    }

    /** Its outcome is in place when its thread has ended. */
    private static void untilRenewalEnded() {
        until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("veriport-token-test-token")));
    }

    @Test
    @DisplayName("T19 T10 a token that is refused while its renewal is under way is replaced by the renewal's token")
    void refusedDuringItsRenewal() {
        CountDownLatch answer = new CountDownLatch(1);
        CountingIssuer issuer = secondWaitsFor(answer);
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        ReusableToken first = (ReusableToken) TokenFixture.api(tokens);
        fixture.ticker.advance(BEFORE_LAST_TENTH.plus(HALF_A_TENTH));
        TokenFixture.api(tokens);
        until(() -> issuer.issued() == 2);
        tokens.refuse(TokenPurpose.API, first);
        answer.countDown();
        untilRenewalEnded();

        assertThat(((ReusableToken) TokenFixture.api(tokens)).value()).isEqualTo(Secret.of("token-2"));
        assertThat(issuer.issued()).isEqualTo(2);
    }

    @Test
    @DisplayName("T19 twenty nodes renew once a lifetime, and all use the new token before the old one ends")
    void twentyNodes() {
        CountingIssuer issuer = ahead(number -> CountingIssuer.token(number, LIFETIME));
        List<GuardedTokenIssuer> nodes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            nodes.add(fixture.guard(issuer, CountingIssuer.ACCOUNT, fixture.store));
        }
        List<AccessToken> first = nodes.stream().map(TokenFixture::api).toList();
        fixture.ticker.advance(BEFORE_LAST_TENTH.plus(HALF_A_TENTH));
        for (int i = 0; i < 20; i++) {
            assertThat(TokenFixture.api(nodes.get(i))).isSameAs(first.get(i));
            untilRenewalEnded();
            assertThat(TokenFixture.api(nodes.get(i))).isNotSameAs(first.get(i));
        }
        assertThat(issuer.issued()).isEqualTo(2);
    }
}
