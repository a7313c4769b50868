package dev.veriport.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportEvent.IssueReason;
import dev.veriport.event.VeriportEvent.TokenAdopted;
import dev.veriport.event.VeriportEvent.TokenFailed;
import dev.veriport.event.VeriportEvent.TokenIssued;
import dev.veriport.event.VeriportEvent.TokenRefused;
import dev.veriport.event.VeriportListener;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.fakes.EventLog;
import dev.veriport.internal.setup.Listeners;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.time.Deadline;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TokenEventsTest {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final TokenFixture fixture = new TokenFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private static VeriportEvent issued(IssueReason reason) {
        return new TokenIssued(TokenFixture.VENDOR, TokenPurpose.API, reason);
    }

    @Test
    @DisplayName("T18 each transition is told once, in order, and a hit is silent")
    void life() throws Exception {
        CountingIssuer issuer = CountingIssuer.reusable(number -> {
            if (number == 3) {
                throw VeriportException.of(ErrorCode.AUTHENTICATION, "refused").build();
            }
            return CountingIssuer.token(number, LIFETIME);
        });
        GuardedTokenIssuer tokens = fixture.guard(issuer, CountingIssuer.ACCOUNT, fixture.store);
        GuardedTokenIssuer other = fixture.guard(issuer, CountingIssuer.ACCOUNT, fixture.store);
        ReusableToken first = tokens.reusable(TokenPurpose.API, Deadline.after(fixture.ticker, Duration.ofSeconds(10)));
        for (int i = 0; i < 100; i++) {
            TokenFixture.api(tokens);
        }
        tokens.refuse(TokenPurpose.API, first);
        tokens.refuse(TokenPurpose.API, first);
        TokenFixture.api(tokens);
        TokenFixture.api(other);
        fixture.ticker.advance(LIFETIME);
        for (int i = 0; i < 10; i++) {
            Caller.start(() -> TokenFixture.api(tokens)).failure();
        }

        assertThat(fixture.events.events())
                .containsExactly(
                        issued(IssueReason.FIRST),
                        new TokenRefused(TokenFixture.VENDOR, TokenPurpose.API),
                        issued(IssueReason.REFUSED),
                        new TokenAdopted(TokenFixture.VENDOR, TokenPurpose.API),
                        new TokenFailed(
                                TokenFixture.VENDOR,
                                TokenPurpose.API,
                                ErrorCode.AUTHENTICATION,
                                Duration.ofMinutes(15)));
    }

    @Test
    @DisplayName("T18 who watches and fails harms neither the call nor the others who watch")
    void failingListener() {
        EventLog heard = new EventLog();
        VeriportListener all = Listeners.of(List.of(
                event -> {
                    throw new IllegalStateException("a listener's own trouble");
                },
                heard));
        TokenContext context = new TokenContext(
                TokenFixture.VENDOR, fixture.ticker, fixture.detachedTasks, fixture.store, task -> {}, all);
        GuardedTokenIssuer tokens = new HoldingTokenIssuer(
                fixture.instant(Duration.ZERO, LIFETIME),
                CountingIssuer.ACCOUNT,
                TokenFixture.TRANSIT,
                TokenFixture.PATIENCE,
                context);
        assertThat(TokenFixture.api(tokens)).isNotNull();
        assertThat(heard.events()).containsExactly(issued(IssueReason.FIRST));
    }
}
