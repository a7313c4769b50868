package dev.veriport.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.time.Deadline;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TokenEdgesTest {
    private final TokenFixture fixture = new TokenFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    @DisplayName("C1 a caller whose deadline is over has no token asked for")
    void deadlineOver() throws Exception {
        CountingIssuer issuer = fixture.instant(Duration.ZERO, Duration.ofHours(1));
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        Deadline over = Deadline.after(fixture.ticker, Duration.ZERO);
        catchThrowable(() -> tokens.reusable(TokenPurpose.API, over));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("veriport-token-test-token")) {
                thread.join(20_000);
            }
        }
        assertThat(issuer.issued()).isZero();
    }

    @Test
    @DisplayName("T7 an issuer with a bug fails its waiters with the exception of this library, one each")
    void bug() throws Exception {
        GuardedTokenIssuer tokens = fixture.guard(CountingIssuer.reusable(number -> {
            throw new IllegalStateException("bug");
        }));
        assertThat(Caller.start(() -> TokenFixture.api(tokens)).failure()).isInstanceOf(VeriportException.class);
    }
}
