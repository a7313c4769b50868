package dev.veriport.testkit.assertion;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import org.junit.jupiter.api.Test;

class VeriportExceptionAssertTest {
    private static final VeriportException UNSENT = VeriportException.notSent(ErrorCode.INVALID_REQUEST, "no such code")
            .provider(new ProviderId("somewhere"))
            .operation("redeem")
            .reason(ReasonCode.CODE_INVALID_OR_USED)
            .build();
    private static final VeriportException LOST = VeriportException.of(ErrorCode.TIMEOUT, "no answer")
            .phase(Phase.SENT_UNKNOWN)
            .build();

    @Test
    void whatIsSoPasses() {
        assertThat(UNSENT)
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasReason(ReasonCode.CODE_INVALID_OR_USED)
                .hasOperation("redeem")
                .isFrom(new ProviderId("somewhere"))
                .sentNothing()
                .hasMessage("no such code");
        assertThat(LOST).mayHaveBeenProcessed();
    }

    @Test
    void whatIsNotSoFailsWithWhatIs() {
        fails(() -> assertThat(UNSENT).hasCode(ErrorCode.TIMEOUT), "INVALID_REQUEST");
        fails(() -> assertThat(UNSENT).hasReason(ReasonCode.LINK_EXPIRED), "SESSION.CODE_INVALID_OR_USED");
        fails(() -> assertThat(UNSENT).hasOperation("start"), "redeem");
        fails(() -> assertThat(UNSENT).isFrom(new ProviderId("elsewhere")), "somewhere");
        fails(() -> assertThat(UNSENT).mayHaveBeenProcessed(), "NOT_SENT");
        fails(() -> assertThat(LOST).sentNothing(), "SENT_UNKNOWN");
        fails(() -> assertThat(LOST).hasReason(ReasonCode.LINK_EXPIRED), "none");
    }

    @Test
    void aCallThatFailsGivesItsFailure() {
        assertThatFailureOf(() -> {
                    throw LOST;
                })
                .isSameAs(LOST);
    }

    @Test
    void aCallThatSucceedsOrFailsOtherwiseIsNoFailureOfOurs() {
        fails(() -> assertThatFailureOf(() -> {}), "succeeded");
        fails(
                () -> assertThatFailureOf(() -> {
                    throw new IllegalStateException("secret detail");
                }),
                "java.lang.IllegalStateException");
    }

    private static void fails(Runnable assertion, String with) {
        assertThatThrownBy(assertion::run).isInstanceOf(AssertionError.class).hasMessageContaining(with);
    }
}
