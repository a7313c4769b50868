package dev.veriport.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.model.Secret;
import dev.veriport.port.TokenIssuer;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.time.Deadline;
import dev.veriport.token.AccessToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPolicy;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TokenPolicyTest {
    private static final TokenRequest SDK = TokenRequest.of(TokenPurpose.IDENTITY_VERIFICATION);

    private final TokenFixture fixture = new TokenFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    @DisplayName("T1 an issuer that declares no policy does not start")
    void noPolicy() {
        TokenIssuer undeclared = new TokenIssuer() {
            @Override
            public TokenPolicy policy(TokenPurpose purpose) {
                throw VeriportException.of(ErrorCode.UNSUPPORTED, "none").build();
            }

            @Override
            public AccessToken issue(TokenRequest request) {
                return CountingIssuer.token(1);
            }
        };
        assertThatThrownBy(() -> fixture.guard(undeclared))
                .isInstanceOfSatisfying(
                        VeriportException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURATION));
    }

    @Test
    @DisplayName("T1 a purpose the vendor has no tokens for is refused, and nothing else stands in for it")
    void otherPurpose() {
        CountingIssuer issuer = fixture.instant(Duration.ZERO, Duration.ofHours(1));
        GuardedTokenIssuer tokens = fixture.guard(issuer);

        assertThat(tokens.policy(TokenPurpose.API)).isEqualTo(TokenPolicy.REUSE_UNTIL_EXPIRY);
        assertThatThrownBy(() -> tokens.policy(TokenPurpose.FACE_AUTHENTICATION))
                .isInstanceOfSatisfying(
                        VeriportException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED));
    }

    @Test
    @DisplayName("T1 a token of another kind than its policy is handed to nobody")
    void mismatch() throws Exception {
        GuardedTokenIssuer spent = fixture.guard(CountingIssuer.reusable(CountingIssuer::token));
        GuardedTokenIssuer kept =
                fixture.guard(CountingIssuer.singleUse(number -> CountingIssuer.token(number, Duration.ofHours(1))));

        assertThat(Caller.start(() -> TokenFixture.api(spent)).failure()).hasStackTraceContaining("another type");
        assertThatThrownBy(() -> kept.issue(SDK)).hasMessageContaining("another type");
        assertThatThrownBy(() -> kept.reusable(
                        TokenPurpose.IDENTITY_VERIFICATION, Deadline.after(fixture.ticker, Duration.ofSeconds(1))))
                .hasMessageContaining("another type");
    }

    @Test
    @DisplayName("T14 eight callers get eight single-use tokens, asked for in parallel")
    void singleUseInParallel() throws Exception {
        CyclicBarrier allAtOnce = new CyclicBarrier(8);
        CountingIssuer issuer = CountingIssuer.singleUse(number -> {
            try {
                allAtOnce.await(20, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException serial) {
                throw new AssertionError("one waited for another", serial);
            }
            return CountingIssuer.token(number);
        });
        GuardedTokenIssuer tokens = fixture.guard(issuer);

        Set<String> values = new HashSet<>();
        for (Caller<AccessToken> caller : Caller.start(8, () -> tokens.issue(SDK))) {
            values.add(((SingleUseToken) caller.result()).take().reveal());
        }
        assertThat(values).hasSize(8);
        assertThat(issuer.issued()).isEqualTo(8);
    }

    @Test
    @DisplayName("T14 a single-use token is asked for each time, with the workflow of its request")
    void singleUseIsNotKept() {
        CountingIssuer issuer = CountingIssuer.singleUse(CountingIssuer::token);
        GuardedTokenIssuer tokens = fixture.guard(issuer);

        AccessToken first = tokens.issue(SDK);
        AccessToken second = tokens.issue(SDK.withWorkflow("other"));

        assertThat(first).isNotSameAs(second);
        assertThat(issuer.requests())
                .extracting(request -> request.workflow().orElse("-"))
                .containsExactly("-", "other");
    }

    @Test
    @DisplayName("T14 take() works once, whoever of 16 threads is first")
    void takeOnce() throws Exception {
        SingleUseToken token = SingleUseToken.of(Secret.of("once"));
        CyclicBarrier start = new CyclicBarrier(16);
        List<Caller<String>> startCandidates = Caller.start(16, () -> {
            start.await(20, TimeUnit.SECONDS);
            try {
                return token.take().reveal();
            } catch (IllegalStateException taken) {
                return "taken before";
            }
        });

        int taken = 0;
        for (Caller<String> taker : startCandidates) {
            taken += taker.result().equals("once") ? 1 : 0;
        }
        assertThat(taken).isEqualTo(1);
        assertThatThrownBy(token::take).isInstanceOf(IllegalStateException.class);
    }
}
