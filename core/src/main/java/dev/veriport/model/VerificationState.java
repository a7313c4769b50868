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
 *
 * <p>One verification is one id at the vendor. The name of its instance can change ({@code veriport.NEW.formerly}): the
 * state takes the name of the newest delivery or read.
 *
 * <p>A verification that was erased stays erased. Its decision stays too, because the vendor erases data and takes
 * back no decision.
 */
public final class VerificationState {
    /**
     * Decisions from the least to the most severe. At the same moment the more severe one counts, so that no race
     * grants access.
     */
    private static final List<Decision> BY_SEVERITY = List.of(
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
            Reported.absent(), Decision.PENDING, Finality.OPEN, Reported.absent(), Reported.absent(), false);

    private final Reported<VerificationId> id;
    private final Decision decision;
    private final Finality finality;
    private final Reported<Instant> asOf;
    private final Reported<Instant> readAt;
    private final boolean erased;

    private VerificationState(
            Reported<VerificationId> id,
            Decision decision,
            Finality finality,
            Reported<Instant> asOf,
            Reported<Instant> readAt,
            boolean erased) {
        this.id = id;
        this.decision = decision;
        this.finality = finality;
        this.asOf = asOf;
        this.readAt = readAt;
        this.erased = erased;
    }

    /**
     * A state as an application stored it. Call {@link #erased()} too, where it was erased.
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
        return new VerificationState(id, decision, finality, asOf, readAt, false);
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
     * The state after a delivery. Only a delivery that is authenticated, and contains a result or is {@link
     * Notification.Kind#ERASED}, changes it. Confirm every other one by {@code find}.
     *
     * <p>The result counts from its {@code endedAt}, however late the delivery comes. A {@link
     * Notification.Kind#DECISION_CHANGED} counts as a read when it occurred, or at {@code receivedAt} where the delivery does
     * not say when: the user finished before the change, and {@code endedAt} is the same for both decisions.
     *
     * @param receivedAt the moment when the delivery was received, by the clock of the application
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the delivery belongs to another
     *     verification
     */
    public VerificationState after(Notification delivery, Instant receivedAt) {
        if (delivery.kind() == Notification.Kind.ERASED && delivery.authenticated()) {
            return later(new VerificationState(
                    delivery.id(), Decision.PENDING, Finality.OPEN, Reported.absent(), Reported.absent(), true));
        }
        boolean isChange = delivery.kind() == Notification.Kind.DECISION_CHANGED;
        Instant occurredAt = delivery.occurredAt().toOptional().orElse(receivedAt);
        return delivery.result()
                .match(
                        result -> isChange
                                ? after(result, occurredAt)
                                : later(of(result, result.endedAt(), result.endedAt())),
                        missing -> this);
    }

    /** The state after the verification was erased at the vendor. No later delivery or read takes that back. */
    public VerificationState erased() {
        return new VerificationState(id, decision, finality, asOf, readAt, true);
    }

    private static VerificationState of(VerificationResult result, Reported<Instant> asOf, Reported<Instant> readAt) {
        return new VerificationState(result.id(), result.decision(), result.finality(), asOf, readAt, false);
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

    /** Whether the vendor has erased the verification: its data cannot be read any more. */
    public boolean isErased() {
        return erased;
    }

    private VerificationState later(VerificationState other) {
        if (id.isGiven() && other.id.isGiven() && !vendorsOwn(id).equals(vendorsOwn(other.id))) {
            throw Refusal.invalid("this is another verification: keep a state for each");
        }
        VerificationState later = LATER.compare(this, other) >= 0 ? this : other;
        return new VerificationState(
                other.id.isGiven() ? other.id : id,
                later.decision,
                later.finality,
                later.asOf,
                later.readAt,
                erased || other.erased);
    }

    /**
     * Without the instance's name, which can change while a state is stored: the settings know its earlier names, and a pure
     * function does not. Reads and deliveries come with the current name, so the state takes the name of the newest.
     */
    private static Reported<String> vendorsOwn(Reported<VerificationId> id) {
        return id.map(VerificationId::value);
    }

    private int severity() {
        return BY_SEVERITY.indexOf(decision);
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
                && readAt.equals(that.readAt)
                && erased == that.erased;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, decision, finality, asOf, readAt, erased);
    }

    @Override
    public String toString() {
        return "VerificationState[id=%s, decision=%s, finality=%s, asOf=%s, readAt=%s, erased=%s]"
                .formatted(id, decision, finality, asOf, readAt, erased);
    }
}
