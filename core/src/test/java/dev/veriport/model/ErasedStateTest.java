package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Notification.Kind;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L11: what the erasure of a verification makes of its state. */
final class ErasedStateTest {
    private static final VerificationId ID = VerificationId.parse("vendor:v-1");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final VerificationResult APPROVED = read(Decision.APPROVED);
    private static final VerificationResult DECLINED = read(Decision.DECLINED);

    private static VerificationResult read(Decision decision) {
        return VerificationResult.builder(ID.provider(), decision, Finality.CHANGEABLE)
                .id(ID.value())
                .build();
    }

    private static Notification signed(VerificationId id, Kind kind) {
        return Notification.authenticated(id, kind, Decision.PENDING, "event");
    }

    @Test
    @DisplayName("L11 an erased verification stays erased, and keeps its decision, whatever is heard afterwards")
    void erased() {
        VerificationState erased = VerificationState.initial()
                .after(APPROVED, NOON)
                .after(signed(ID, Kind.ERASED), NOON)
                .after(signed(ID, Kind.STARTED), NOON);

        assertThat(erased.isErased()).isTrue();
        assertThat(erased.decision()).isEqualTo(Decision.APPROVED);
        assertThat(erased).isEqualTo(VerificationState.initial().erased().after(APPROVED, NOON));
        assertThat(erased.after(DECLINED, LATER).isErased()).isTrue();
        assertThat(VerificationState.of(
                                erased.id(), erased.decision(), erased.finality(), erased.asOf(), erased.readAt())
                        .erased())
                .isEqualTo(erased);
    }

    @Test
    @DisplayName("L11 a hint erases nothing")
    void hinted() {
        assertThat(VerificationState.initial()
                        .after(Notification.hint(ID, Kind.ERASED, Decision.PENDING, "event"), NOON))
                .isEqualTo(VerificationState.initial());
    }

    @Test
    @DisplayName("L11 another verification's erasure is not taken")
    void another() {
        VerificationState state = VerificationState.initial().after(APPROVED, NOON);

        assertThatExceptionOfType(VeriportException.class)
                .isThrownBy(() -> state.after(signed(VerificationId.parse("vendor:v-2"), Kind.ERASED), NOON))
                .matches(refused -> refused.code() == ErrorCode.INVALID_REQUEST);
    }

    @Test
    @DisplayName("L11 what is ignored is about no verification; only kinds with a result carry one")
    void ignored() {
        assertThat(Notification.ignored(ID.provider(), "event").id().isGiven()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> signed(ID, Kind.IGNORED));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signed(ID, Kind.ERASED).withResult(APPROVED));
    }
}
