package dev.veriport.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.Caller;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.model.Secret;
import dev.veriport.spi.GuardedTokenIssuer;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.SingleUseToken;
import dev.veriport.token.TokenPurpose;
import dev.veriport.token.TokenRequest;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T20, A8: there is no token that no header could hold, whichever adapter it comes from. */
final class TokenSyntaxTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TokenFixture fixture = new TokenFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\r\nX-Evil: 1",
                "a\n",
                "\u00e9",
                "a\0",
                "=a",
                "a=b",
                "{\"a\":1}",
                "a,b",
                "\ud83d\ude00"
            })
    @DisplayName("T20 what is no b64token of RFC 6750 becomes no token of either kind:")
    void none(String text) {
        GuardedTokenIssuer reused =
                fixture.guard(CountingIssuer.reusable(number -> new ReusableToken(Secret.of(text), HOUR)));
        GuardedTokenIssuer once = fixture.guard(CountingIssuer.singleUse(number -> SingleUseToken.of(Secret.of(text))));
        for (ThrowingCallable asking : List.<ThrowingCallable>of(
                () -> TokenFixture.api(reused),
                () -> once.issue(TokenRequest.of(TokenPurpose.IDENTITY_VERIFICATION)))) {
            VeriportException failure = catchThrowableOfType(VeriportException.class, asking);
            assertThat(failure.code()).isEqualTo(ErrorCode.MALFORMED_RESPONSE);
            assertThat(failure.phase()).isEqualTo(Phase.ANSWERED);
        }
    }

    @Test
    @DisplayName("T20 it is asked for once, is handed to nobody, and nobody asks again until it was waited")
    void asked_once() throws Exception {
        CountingIssuer issuer = CountingIssuer.reusable(number -> new ReusableToken(Secret.of("a\r\nX-Evil: 1"), HOUR));
        GuardedTokenIssuer tokens = fixture.guard(issuer);
        for (int i = 0; i < 20; i++) {
            VeriportException failure =
                    Caller.start(() -> TokenFixture.api(tokens)).veriportFailure();
            assertThat(failure.retryAfter()).isPresent();
        }
        assertThat(issuer.issued()).isEqualTo(1);
    }
}
