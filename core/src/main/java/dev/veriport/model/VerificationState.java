package dev.veriport.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The state of one verification, computed from deliveries and reads. {@link #after} is a pure function. The order and
 * number of deliveries and reads do not matter: the later state is kept, and a repeated one changes nothing. An
 * application stores the state with its case and never overwrites a decision by hand. Immutable.
 *
 * <p>A final state is replaced only by a final state. Of two final decisions, which no vendor should give, the more
 * severe one is kept. Otherwise the later moment wins, by the vendor's clock where the vendor gives one, so that a
 * read of an old copy changes nothing. At the same moment the later read wins, then the more severe decision. A
 * result without a date of the vendor, such as several records for one key, counts from the moment it was read: only
 * a result that the vendor dates later replaces it.
 */
public final class VerificationState {
    /**
     * Decisions from the least to the most severe. At the same moment the more severe one counts, so that no race
     * grants access.
     */
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
     * A state as an application stored it.
     *
     * @param id of the verification; absent while the vendor has no record
     * @param asOf the moment from which the decision counts; absent without a decision
     * @param readAt when it was read; absent when it was not
     */
    public static VerificationState of(
            Reported<VerificationId> id,
            Decision decision,
            Finality finality,
            Reported<Instant> asOf,
            Reported<Instant> readAt) {
        return new VerificationState(id, decision, finality, asOf, readAt);
    }

    /** The state before the first delivery or read: {@code PENDING}, {@code OPEN}, without an id. */
    public static VerificationState initial() {
        return INITIAL;
    }

    /**
     * The state after a read.
     *
     * @param readAt the moment before the vendor was asked, by the clock of the application
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the result belongs to another
     *     verification
     */
    public VerificationState after(VerificationResult read, Instant readAt) {
        Reported<Instant> at = Reported.of(readAt);
        return later(of(read, read.endedAt().isGiven() ? read.endedAt() : at, at));
    }

    /**
     * The state after a delivery. A hint changes nothing: confirm it by {@code find}.
     *
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the delivery belongs to another
     *     verification
     */
    public VerificationState after(Notification delivery) {
        return delivery.result()
                .match(result -> later(of(result, result.endedAt(), result.endedAt())), missing -> this);
    }

    private static VerificationState of(VerificationResult result, Reported<Instant> asOf, Reported<Instant> readAt) {
        return new VerificationState(result.id(), result.decision(), result.finality(), asOf, readAt);
    }

    /** The id of the verification. Absent until a record of the vendor is known. */
    public Reported<VerificationId> id() {
        return id;
    }

    /** The decision. */
    public Decision decision() {
        return decision;
    }

    /** Whether the decision can still change. */
    public Finality finality() {
        return finality;
    }

    /** The moment from which the decision counts; absent without a decision. */
    public Reported<Instant> asOf() {
        return asOf;
    }

    /** When it was read, by the clock of the application. For a delivery the vendor's moment. */
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
