package dev.veriport.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Notification.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationStateTest {
    private static final ProviderId VENDOR = new ProviderId("vendor");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    /** One thing that was heard: a read at a moment, or a delivery. */
    private interface Heard extends UnaryOperator<VerificationState> {}

    private static Heard read(VerificationResult result, int minute) {
        return state -> state.after(result, minute(minute));
    }

    private static Heard told(VerificationResult result) {
        Notification signed = Notification.authenticated(
                        new VerificationId(VENDOR, "v-1"), Notification.Kind.COMPLETED, result.decision(), "key")
                .withResult(result);
        return state -> state.after(signed, minute(12));
    }

    private static Heard hinted(Decision claimed) {
        Notification hint =
                Notification.hint(new VerificationId(VENDOR, "v-1"), Notification.Kind.UNKNOWN, claimed, "hint");
        return state -> state.after(hint, minute(12));
    }

    /** A signed delivery of this kind, with its result where the kind has one. */
    private static Heard event(Kind kind, VerificationResult result) {
        Notification plain =
                Notification.authenticated(new VerificationId(VENDOR, "v-1"), kind, Decision.PENDING, "event");
        Notification signed = kind.hasResult() ? plain.withResult(result) : plain;
        return state -> state.after(signed, minute(12));
    }

    /** The same, which anybody could have sent. */
    private static Heard hinted(Kind kind) {
        Notification hint = Notification.hint(new VerificationId(VENDOR, "v-1"), kind, Decision.APPROVED, "hint");
        return state -> state.after(hint, minute(12));
    }

    private static Instant minute(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    /** As the vendor's clock has it; without an id and a moment for a negative minute. */
    private static VerificationResult result(Decision decision, Finality finality, int minute) {
        VerificationResult.Builder result = VerificationResult.builder(VENDOR, decision, finality);
        return minute < 0
                ? result.build()
                : result.id("v-1").endedAt(Reported.of(minute(minute))).build();
    }

    private static VerificationState fold(List<Heard> heard) {
        VerificationState state = VerificationState.initial();
        for (Heard one : heard) {
            state = one.apply(state);
        }
        return state;
    }

    private static final VerificationResult NO_RECORD = result(Decision.PENDING, Finality.OPEN, -1);
    private static final VerificationResult SEVERAL = result(Decision.INDETERMINATE, Finality.OPEN, -1);
    private static final VerificationResult REVIEW = result(Decision.REVIEW, Finality.OPEN, 1);
    private static final VerificationResult APPROVED = result(Decision.APPROVED, Finality.CHANGEABLE, 5);
    private static final VerificationResult EXPIRED = result(Decision.RESUBMIT, Finality.RETRYABLE, 7);
    private static final VerificationResult DECLINED = result(Decision.DECLINED, Finality.CHANGEABLE, 9);

    static List<List<Heard>> stories() {
        return List.of(
                List.of(read(NO_RECORD, 0), read(REVIEW, 2), hinted(Decision.APPROVED), read(APPROVED, 6)),
                List.of(read(REVIEW, 2), read(APPROVED, 6), read(DECLINED, 10), read(NO_RECORD, 11)),
                List.of(
                        event(Kind.STARTED, NO_RECORD),
                        event(Kind.SUBMITTED, NO_RECORD),
                        event(Kind.COMPLETED, APPROVED),
                        event(Kind.DECISION_CHANGED, DECLINED),
                        event(Kind.ERASED, NO_RECORD)),
                List.of(
                        event(Kind.STARTED, NO_RECORD),
                        event(Kind.EXPIRED, EXPIRED),
                        event(Kind.UNKNOWN, NO_RECORD),
                        hinted(Kind.ERASED),
                        read(EXPIRED, 8)),
                List.of(
                        event(Kind.COMPLETED, APPROVED),
                        event(Kind.ERASED, NO_RECORD),
                        read(REVIEW, 2),
                        read(DECLINED, 10)),
                List.of(told(APPROVED), read(REVIEW, 20), read(SEVERAL, 30), read(DECLINED, 31)),
                List.of(
                        told(result(Decision.APPROVED, Finality.FINAL, 3)),
                        read(result(Decision.INDETERMINATE, Finality.OPEN, 3), 50),
                        read(NO_RECORD, 1),
                        told(result(Decision.APPROVED, Finality.FINAL, 3))),
                List.of(
                        read(result(Decision.APPROVED, Finality.CHANGEABLE, 5), 6),
                        read(result(Decision.DECLINED, Finality.CHANGEABLE, 5), 6),
                        hinted(Decision.APPROVED),
                        told(result(Decision.APPROVED, Finality.CHANGEABLE, 5))));
    }

    @Test
    @DisplayName("a state that was stored in its parts goes on where it was")
    void stored_in_its_parts() {
        VerificationState state = VerificationState.initial().after(APPROVED, minute(6));
        VerificationState restored =
                VerificationState.of(state.id(), state.decision(), state.finality(), state.asOf(), state.readAt());
        assertThat(restored).isEqualTo(state);
        assertThat(restored.after(DECLINED, minute(10)).decision()).isEqualTo(Decision.DECLINED);
        assertThat(restored.after(REVIEW, minute(3))).isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("stories")
    @DisplayName("in every order and every number it comes to the same")
    void order_and_number(List<Heard> story) {
        VerificationState expected = fold(story);

        for (List<Heard> order : orders(story)) {
            assertThat(fold(order)).isEqualTo(expected);
            for (int twice = 0; twice < order.size(); twice++) {
                for (int at = twice; at <= order.size(); at++) {
                    List<Heard> repeated = new ArrayList<>(order);
                    repeated.add(at, order.get(twice));
                    assertThat(fold(repeated)).isEqualTo(expected);
                }
            }
        }
    }

    private static List<List<Heard>> orders(List<Heard> story) {
        if (story.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Heard>> orders = new ArrayList<>();
        for (int first = 0; first < story.size(); first++) {
            List<Heard> rest = new ArrayList<>(story);
            Heard head = rest.remove(first);
            for (List<Heard> tail : orders(rest)) {
                List<Heard> order = new ArrayList<>(List.of(head));
                order.addAll(tail);
                orders.add(order);
            }
        }
        return orders;
    }

    @Test
    @DisplayName("1,000 stories of what can be heard, each shuffled and repeated at random, come to the same")
    void random_stories() {
        Random random = new Random(20_261);
        for (int i = 0; i < 1_000; i++) {
            List<Heard> story = new ArrayList<>();
            for (int j = 0; j < 8; j++) {
                story.add(anything(random));
            }
            VerificationState expected = fold(story);
            List<Heard> other = new ArrayList<>(story);
            other.addAll(story.subList(0, random.nextInt(8)));
            Collections.shuffle(other, random);
            assertThat(fold(other)).isEqualTo(expected);
        }
    }

    private static Heard anything(Random random) {
        Decision decision = Decision.values()[random.nextInt(Decision.values().length)];
        Finality finality = Finality.values()[random.nextInt(Finality.values().length)];
        VerificationResult result = result(decision, finality, random.nextInt(6) - 1);
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        if (kind == Kind.IGNORED) {
            return state -> state.after(Notification.ignored(VENDOR, "event"), NOON);
        }
        return switch (random.nextInt(5)) {
            case 0 -> hinted(decision);
            case 1 -> told(result);
            case 2 -> hinted(kind);
            case 3 -> event(kind, result);
            default -> read(result, random.nextInt(6));
        };
    }

    @Test
    @DisplayName("a later state is never overwritten by an earlier one")
    void later_stays() {
        assertThat(fold(List.of(read(DECLINED, 10), read(APPROVED, 11))).decision())
                .isEqualTo(Decision.DECLINED);
        assertThat(fold(List.of(read(APPROVED, 6), read(DECLINED, 10))).decision())
                .isEqualTo(Decision.DECLINED);
        assertThat(fold(List.of(read(APPROVED, 6), read(NO_RECORD, 12))).decision())
                .isEqualTo(Decision.APPROVED);
    }

    @Test
    @DisplayName("what is final stays, whatever is read without a decision afterwards")
    void final_stays() {
        VerificationState state = fold(List.of(
                told(result(Decision.APPROVED, Finality.FINAL, 3)),
                read(result(Decision.INDETERMINATE, Finality.OPEN, 3), 50)));

        assertThat(state.decision()).isEqualTo(Decision.APPROVED);
        assertThat(state.finality()).isEqualTo(Finality.FINAL);
        assertThat(state.id()).isEqualTo(Reported.of(new VerificationId(VENDOR, "v-1")));
    }

    @Test
    @DisplayName("of two final decisions the more careful stays, whichever is later")
    void two_finals() {
        VerificationResult declined = result(Decision.DECLINED, Finality.FINAL, 3);
        VerificationResult approved = result(Decision.APPROVED, Finality.FINAL, 9);

        assertThat(fold(List.of(told(declined), told(approved))).decision()).isEqualTo(Decision.DECLINED);
        assertThat(fold(List.of(told(approved), told(declined))).decision()).isEqualTo(Decision.DECLINED);
    }

    @Test
    @DisplayName("nobody gets in by a race: at the same moment the more careful decision counts")
    void careful() {
        VerificationState state = fold(List.of(
                read(result(Decision.DECLINED, Finality.CHANGEABLE, 5), 6),
                read(result(Decision.APPROVED, Finality.CHANGEABLE, 5), 6)));

        assertThat(state.decision()).isEqualTo(Decision.DECLINED);
    }

    @Test
    @DisplayName("several records read after an approval leave it open again")
    void several_records() {
        assertThat(fold(List.of(read(APPROVED, 6), read(SEVERAL, 7))).decision())
                .isEqualTo(Decision.INDETERMINATE);
    }

    @Test
    @DisplayName("a hint changes nothing, and carries no result")
    void hints() {
        assertThat(fold(List.of(hinted(Decision.APPROVED)))).isEqualTo(VerificationState.initial());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notification.hint(
                                new VerificationId(VENDOR, "v-1"),
                                Notification.Kind.COMPLETED,
                                Decision.APPROVED,
                                "key")
                        .withResult(APPROVED));
    }

    @Test
    @DisplayName("another verification's result is not taken")
    void another() {
        VerificationResult other = VerificationResult.builder(VENDOR, Decision.APPROVED, Finality.FINAL)
                .id("v-2")
                .build();

        assertThatExceptionOfType(VeriportException.class)
                .isThrownBy(() -> fold(List.of(read(REVIEW, 2))).after(other, NOON))
                .matches(refused -> refused.code() == ErrorCode.INVALID_REQUEST);
    }

    @Test
    @DisplayName("L11 a changed decision that a delivery carries counts as read when the delivery was received")
    void changed_decision() {
        VerificationResult changed = result(Decision.DECLINED, Finality.CHANGEABLE, 5);
        VerificationState approved = fold(List.of(read(APPROVED, 6)));
        VerificationState declined = approved.after(delivered(Kind.DECISION_CHANGED, changed), minute(8));

        assertThat(declined.decision()).isEqualTo(Decision.DECLINED);
        assertThat(declined.asOf()).isEqualTo(changed.endedAt());
        assertThat(declined.after(APPROVED, minute(9)).decision())
                .as("a read after it")
                .isEqualTo(Decision.APPROVED);
        assertThat(fold(List.of(read(APPROVED, 9)))
                        .after(delivered(Kind.DECISION_CHANGED, changed), minute(8))
                        .decision())
                .as("a read that came first, of a later moment")
                .isEqualTo(Decision.APPROVED);
        assertThat(declined.after(delivered(Kind.DECISION_CHANGED, APPROVED), minute(10))
                        .decision())
                .as("changed back")
                .isEqualTo(Decision.APPROVED);
    }

    @Test
    @DisplayName("L11 of two changed decisions the one that occurred later counts, in whatever order they arrive")
    void changed_twice() {
        Notification declined = delivered(Kind.DECISION_CHANGED, result(Decision.DECLINED, Finality.CHANGEABLE, 5))
                .withOccurredAt(minute(8));
        Notification approved = delivered(Kind.DECISION_CHANGED, APPROVED).withOccurredAt(minute(10));
        VerificationState before = fold(List.of(read(APPROVED, 6)));

        VerificationState state = before.after(approved, minute(11)).after(declined, minute(12));
        assertThat(state.decision()).isEqualTo(Decision.APPROVED);
        assertThat(state)
                .isEqualTo(before.after(declined, minute(11)).after(approved, minute(12)))
                .isEqualTo(state.after(approved, minute(20)).after(declined, minute(21)));
    }

    @Test
    @DisplayName("L1 a state follows its instance to a new name, and is still of one verification")
    void renamed() {
        ProviderId renamed = new ProviderId("renamed");
        VerificationResult declined = VerificationResult.builder(renamed, Decision.DECLINED, Finality.CHANGEABLE)
                .id("v-1")
                .build();
        VerificationState state = fold(List.of(read(APPROVED, 6))).after(declined, minute(8));

        assertThat(state.decision()).isEqualTo(Decision.DECLINED);
        assertThat(state.id()).isEqualTo(Reported.of(new VerificationId(renamed, "v-1")));

        VerificationResult earlier = VerificationResult.builder(renamed, Decision.REVIEW, Finality.OPEN)
                .id("v-1")
                .build();
        VerificationState kept = fold(List.of(read(APPROVED, 6))).after(earlier, minute(3));
        assertThat(kept.decision()).isEqualTo(Decision.APPROVED);
        assertThat(kept.id()).isEqualTo(Reported.of(new VerificationId(renamed, "v-1")));
    }

    @Test
    @DisplayName("a delivery carries the result of its own verification, and of no other")
    void carries_its_own() {
        VerificationResult.Builder another = VerificationResult.builder(VENDOR, Decision.APPROVED, Finality.FINAL);
        VerificationResult.Builder stranger =
                VerificationResult.builder(new ProviderId("stranger"), Decision.APPROVED, Finality.FINAL);

        for (VerificationResult result :
                List.of(another.id("v-2").build(), stranger.id("v-1").build(), stranger.build())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> delivered(Kind.COMPLETED, result))
                    .withMessageNotContaining("v-");
        }
    }

    private static Notification delivered(Kind kind, VerificationResult result) {
        return Notification.authenticated(new VerificationId(VENDOR, "v-1"), kind, Decision.PENDING, "event")
                .withResult(result);
    }
}
