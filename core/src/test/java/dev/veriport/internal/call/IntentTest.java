package dev.veriport.internal.call;

import static dev.veriport.fakes.RedeemFixture.KEY;
import static dev.veriport.fakes.RedeemFixture.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veriport.fakes.RedeemFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class IntentTest {
    @Test
    @DisplayName("C3 a lost redemption is not sent again when answers have been erased, 15 minutes later")
    void intentOutlivesAnswers() {
        try (RedeemFixture fixture = new RedeemFixture()) {
            catchThrowable(() -> fixture.redeem(KEY, () -> {
                throw RedeemFixture.lost();
            }));
            fixture.ticker.advance(RedeemFixture.KEEP);
            catchThrowable(() -> fixture.redeem(KEY, () -> response(400, "code used")));
            assertThat(fixture.sent).hasValue(1);
        }
    }
}
