package dev.veriport.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Where one verification stands, as far as deliveries and reads have told. {@link #after} is a pure function, and their
 * order and number do not matter: what is later stays, what came twice changes nothing. An application stores this
 * beside its case and never overwrites a decision by hand. Immutable.
 *
 * <p>What is final is replaced by nothing that is not, and of two final decisions, which no vendor should give, the more
 * careful stays. Otherwise the later moment wins, by the vendor's clock where the vendor tells one, so that a read of an old
 * copy changes nothing; at the same moment the later read, and then the more careful decision. What the vendor does not
 * date, such as several records for one key, holds from when it was read: only what the vendor dates later replaces it.
 */
public final class VerificationState {
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

    private final Reported<VerificationId> id;
    private final Decision decision;
    private final Finality finality;
    private final Reported<Instant> asOf;
    private final Reported<Instant> readAt;

    private VerificationState(
            Reported<VerificationId> id,
            Decision decision,
            Finality finality,
            Reported<Instant> asOf,
            Reported<Instant> readAt) {
        this.id = id;
        this.decision = decision;
        this.finality = finality;
        this.asOf = asOf;
        this.readAt = readAt;
    }

    /**
     * The state as an application stored it, for a verification whose id is not known; {@link #withId} adds that.
     *
     * @param asOf the moment the decision holds from; absent while there is none
     * @param readAt when it was read; absent while it was not
     */
    public static VerificationState of(
            Decision decision, Finality finality, Reported<Instant> asOf, Reported<Instant> readAt) {
        return new VerificationState(Reported.absent(), decision, finality, asOf, readAt);
    }

    /** The same of this verification. */
    public VerificationState withId(VerificationId verification) {
        return new VerificationState(Reported.of(verification), decision, finality, asOf, readAt);
    }

    /** Nothing heard yet. */
    public static VerificationState initial() {
        return INITIAL;
    }

    /**
     * The state after the vendor was asked.
     *
     * @param readAt when the vendor was asked: what was asked later is not older
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when it is the result of another verification
     */
    public VerificationState after(VerificationResult read, Instant readAt) {
        Reported<Instant> at = Reported.of(readAt);
        return later(of(read, read.endedAt().isGiven() ? read.endedAt() : at, at));
    }

    /**
     * The state after a delivery. A hint changes nothing: {@code find} confirms it first.
     *
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when it is about another verification
     */
    public VerificationState after(Notification delivery) {
        return delivery.result()
                .match(result -> later(of(result, result.endedAt(), result.endedAt())), missing -> this);
    }

    private static VerificationState of(VerificationResult result, Reported<Instant> asOf, Reported<Instant> readAt) {
        return new VerificationState(result.id(), result.decision(), result.finality(), asOf, readAt);
    }

    /** Absent until a record of the vendor is known. */
    public Reported<VerificationId> id() {
        return id;
    }

    public Decision decision() {
        return decision;
    }

    public Finality finality() {
        return finality;
    }

    /** The moment the decision holds from; absent while there is none. */
    public Reported<Instant> asOf() {
        return asOf;
    }

    /** When it was read, by our clock; of a delivery the vendor's moment. */
    public Reported<Instant> readAt() {
        return readAt;
    }

    private VerificationState later(VerificationState other) {
        if (id.isGiven() && other.id.isGiven() && !id.equals(other.id)) {
            throw Refusal.invalid("this is another verification: keep a state for each");
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

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationState that
                && id.equals(that.id)
                && decision == that.decision
                && finality == that.finality
                && asOf.equals(that.asOf)
                && readAt.equals(that.readAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, decision, finality, asOf, readAt);
    }

    @Override
    public String toString() {
        return "VerificationState[id=%s, decision=%s, finality=%s, asOf=%s, readAt=%s]"
                .formatted(id, decision, finality, asOf, readAt);
    }
}
