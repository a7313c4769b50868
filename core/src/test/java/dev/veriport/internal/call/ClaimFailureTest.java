package dev.veriport.internal.call;

import static dev.veriport.fakes.RedeemFixture.KEY;
import static dev.veriport.fakes.RedeemFixture.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A redemption whose store fails between its steps. */
@Timeout(60)
final class ClaimFailureTest {
    private final AtomicInteger begins = new AtomicInteger();

    /** The second time that something is begun fails. */
    private ResultVault failingAtTheSecond(ResultVault vault) {
        return (ResultVault) Proxy.newProxyInstance(
                ResultVault.class.getClassLoader(), new Class<?>[] {ResultVault.class}, (proxy, step, arguments) -> {
                    if (step.getName().equals("begin") && begins.incrementAndGet() == 2) {
                        throw VeriportException.notSent(ErrorCode.UNAVAILABLE, "away")
                                .build();
                    }
                    return step.invoke(vault, arguments);
                });
    }

    @Test
    @DisplayName(
            "S3 a store that goes away between the intent and the code's claim leaves no intent: the next call sends")
    void betweenIntentAndClaim() {
        try (RedeemFixture first = new RedeemFixture();
                RedeemFixture process = first.over(this::failingAtTheSecond)) {
            VaultKey claiming = KEY.claiming("code");
            VeriportException failure = catchThrowableOfType(
                    VeriportException.class, () -> process.redeem(claiming, () -> response(200, "never")));
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
            assertThat(process.sent).hasValue(0);

            assertThat(process.redeem(claiming, () -> response(200, "answer"))).isEqualTo("200 answer");
        }
    }
}
