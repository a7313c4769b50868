package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether a decision can still change, by what the vendor does. */
final class FinalityTest {
    @Test
    @DisplayName("an approval and a decline are final, or changeable where a person at the vendor can change them")
    void decided() {
        for (Decision decided : List.of(Decision.APPROVED, Decision.DECLINED)) {
            assertThat(Finality.unchangeable(decided)).isEqualTo(Finality.FINAL);
            assertThat(Finality.changeable(decided)).isEqualTo(Finality.CHANGEABLE);
        }
    }

    @Test
    @DisplayName("without a decision it is open, and after a resubmission the user may start again, at every vendor")
    void undecided() {
        for (Decision open : List.of(Decision.REVIEW, Decision.PENDING, Decision.INDETERMINATE)) {
            assertThat(List.of(Finality.unchangeable(open), Finality.changeable(open)))
                    .containsOnly(Finality.OPEN);
        }
        assertThat(List.of(Finality.unchangeable(Decision.RESUBMIT), Finality.changeable(Decision.RESUBMIT)))
                .containsOnly(Finality.RETRYABLE);
    }
}
