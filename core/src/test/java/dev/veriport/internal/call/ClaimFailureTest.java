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
import dev.veriport.store.VaultIntent.State;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A redemption whose store fails between its steps. */
@Timeout(60)
final class ClaimFailureTest {
    private static final VaultKey CLAIMING = KEY.claiming("code");

    private final AtomicInteger begins = new AtomicInteger();

    /** A vault whose steps may fail instead of being done. */
    private interface Failing {
        boolean fails(String step, Object key);
    }

    private static UnaryOperator<ResultVault> failing(RuntimeException failure, Failing which) {
        return vault -> (ResultVault) Proxy.newProxyInstance(
                ResultVault.class.getClassLoader(), new Class<?>[] {ResultVault.class}, (proxy, step, arguments) -> {
                    if (arguments != null && which.fails(step.getName(), arguments[0])) {
                        throw failure;
                    }
                    return step.invoke(vault, arguments);
                });
    }

    private static VeriportException failure(RedeemFixture process, RedeemFixture.Exchange exchange) {
        return catchThrowableOfType(VeriportException.class, () -> process.redeem(CLAIMING, exchange));
    }

    private static Stream<RuntimeException> failures() {
        return Stream.of(
                VeriportException.notSent(ErrorCode.UNAVAILABLE, "away").build(), new IllegalStateException("a bug"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName(
            "S3 a store that fails between the intent and the code's claim leaves no intent, and the next call sends:")
    void betweenIntentAndClaim(RuntimeException of) {
        try (RedeemFixture first = new RedeemFixture();
                RedeemFixture process =
                        first.over(failing(of, (step, key) -> step.equals("begin") && begins.incrementAndGet() == 2))) {
            VeriportException failure = failure(process, () -> response(200, "never"));
            assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
            assertThat(process.sent).hasValue(0);

            assertThat(process.redeem(CLAIMING, () -> response(200, "answer"))).isEqualTo("200 answer");
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName("S3 a claim that cannot be withdrawn hides no failure, and keeps no intent:")
    void claimStays(RuntimeException of) {
        VaultKey claim = CLAIMING.claim().orElseThrow();
        try (RedeemFixture first = new RedeemFixture();
                RedeemFixture process =
                        first.over(failing(of, (step, key) -> step.equals("withdraw") && key.equals(claim)))) {
            VeriportException failure = failure(process, () -> {
                throw VeriportException.notSent(ErrorCode.BUDGET_EXHAUSTED, "not today")
                        .build();
            });
            assertThat(failure.code()).isEqualTo(ErrorCode.BUDGET_EXHAUSTED);
            assertThat(failure.getSuppressed()).hasSize(1);
            assertThat(first.vault.begin(KEY, "another").state()).isEqualTo(State.BEGUN);
        }
    }
}
