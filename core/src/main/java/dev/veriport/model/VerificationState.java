package dev.veriport.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Where one verification stands, as far as deliveries and reads have told. {@link #after} is a pure function, and their
 * order and number do not matter: what is later stays, what came twice changes nothing. An application stores this
 * beside its case and never overwrites a decision by hand. Immutable.
 *
 * <p>What is final is replaced by nothing that is not, and of two final decisions, which no vendor should give, the more
 * careful stays. Otherwise the later moment wins, by the vendor's clock where the vendor tells one, so that a read of an old
 * copy changes nothing; at the same moment the later read, and then the more careful decision. What the vendor does not
 * date, such as several records for one key, holds from when it was read: only what the vendor dates later replaces it.
 *
 * @param id absent until a record of the vendor is known
 * @param asOf the moment the decision holds from; absent while there is none
 * @param readAt when it was read, by our clock; of a delivery the vendor's moment
 */
public record VerificationState(
        Reported<VerificationId> id,
        Decision decision,
        Finality finality,
        Reported<Instant> asOf,
        Reported<Instant> readAt) {
    /** At one and the same moment the more careful decision counts; nobody gets in by a race. */
    private static final List<Decision> CAREFUL_LAST = List.of(
            Decision.PENDING,
            Decision.APPROVED,
            Decision.REVIEW,
            Decision.INDETERMINATE,
            Decision.RESUBMIT,
            Decision.DECLINED);

    private static final Comparator<VerificationState> LATER = Comparator.comparing(
                    (VerificationState state) -> state.finality == Finality.FINAL)
            .thenComparing(state -> state.decision != Decision.PENDING)
            .thenComparingInt(state -> state.finality == Finality.FINAL ? state.severity() : 0)
            .thenComparing(state -> moment(state.asOf))
            .thenComparing(state -> moment(state.readAt))
            .thenComparingInt(VerificationState::severity)
            .thenComparing(VerificationState::finality);

    private static final VerificationState INITIAL = new VerificationState(
            Reported.absent(), Decision.PENDING, Finality.OPEN, Reported.absent(), Reported.absent());

    /** Nothing heard yet. */
    public static VerificationState initial() {
        return INITIAL;
    }

    /**
     * The state after the vendor was asked.
     *
     * @param readAt when the vendor was asked: what was asked later is not older
     * @throws IllegalArgumentException when it is the result of another verification
     */
    public VerificationState after(VerificationResult read, Instant readAt) {
        Reported<Instant> at = Reported.of(readAt);
        return later(of(read, read.endedAt().isGiven() ? read.endedAt() : at, at));
    }

    /**
     * The state after a delivery. A hint changes nothing: {@code find} confirms it first.
     *
     * @throws IllegalArgumentException when it is about another verification
     */
    public VerificationState after(Notification delivery) {
        return delivery.result()
                .match(result -> later(of(result, result.endedAt(), result.endedAt())), missing -> this);
    }

    private static VerificationState of(VerificationResult result, Reported<Instant> asOf, Reported<Instant> readAt) {
        return new VerificationState(result.id(), result.decision(), result.finality(), asOf, readAt);
    }

    private VerificationState later(VerificationState other) {
        if (id.isGiven() && other.id.isGiven() && !id.equals(other.id)) {
            throw new IllegalArgumentException("this is another verification: keep a state for each");
        }
        VerificationState later = LATER.compare(this, other) >= 0 ? this : other;
        Reported<VerificationId> known = later.id.isGiven() ? later.id : id.isGiven() ? id : other.id;
        return new VerificationState(known, later.decision, later.finality, later.asOf, later.readAt);
    }

    private int severity() {
        return CAREFUL_LAST.indexOf(decision);
    }

    private static Instant moment(Reported<Instant> moment) {
        return moment.toOptional().orElse(Instant.MIN);
    }
}
