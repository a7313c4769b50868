package dev.veriport.internal.call;

import static dev.veriport.fakes.RedeemFixture.KEY;
import static dev.veriport.fakes.RedeemFixture.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.RedeemFixture;
import dev.veriport.model.VaultKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RedemptionEdgesTest {
    private final RedeemFixture fixture = new RedeemFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private VeriportException failure(VaultKey key, RedeemFixture.Exchange exchange) {
        return catchThrowableOfType(VeriportException.class, () -> fixture.redeem(key, exchange));
    }

    @Test
    @DisplayName("C3 every unknown outcome says that the request may have been processed, a repeated one and a bug too")
    void unknownSaysSo() {
        VeriportException bug = failure(KEY, () -> {
            throw new IllegalStateException("bug");
        });
        VeriportException again = failure(KEY, () -> response(200, "second"));
        assertThat(again.code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(again.requestMayHaveBeenProcessed()).isTrue();
        assertThat(bug.requestMayHaveBeenProcessed()).isTrue();
    }

    @Test
    @DisplayName("C3 what was not sent can be sent at once: nobody gets the failure of an exchange that has ended")
    void noStaleFailure() {
        for (int i = 0; i < 500; i++) {
            VaultKey key = VaultKey.of(RedeemFixture.VENDOR, "" + i);
            failure(key, () -> {
                throw VeriportException.notSent(ErrorCode.BUDGET_EXHAUSTED, "not today")
                        .build();
            });
            assertThat(fixture.redeem(key, () -> response(200, "now"))).isEqualTo("200 now");
        }
    }
}
