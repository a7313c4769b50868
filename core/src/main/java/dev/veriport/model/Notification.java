package dev.veriport.model;

import java.util.Objects;

/** The contents of a webhook. Immutable. */
public final class Notification {

    /** What happened. */
    public enum Kind {
        /** The user has finished. */
        COMPLETED,
        /** A person in the vendor's portal changed the decision. */
        DECISION_CHANGED,
        /** The vendor does not say, or its word is unknown to us. */
        UNKNOWN
    }

    private final VerificationId id;
    private final Kind kind;
    private final Decision decision;
    private final boolean authenticated;
    private final String deduplicationKey;
    private final Reported<VerificationResult> result;

    private Notification(
            VerificationId id,
            Kind kind,
            Decision decision,
            boolean authenticated,
            String deduplicationKey,
            Reported<VerificationResult> result) {
        this.id = id;
        this.kind = kind;
        this.decision = decision;
        this.authenticated = authenticated;
        this.deduplicationKey = deduplicationKey;
        this.result = result;
    }

    /**
     * A delivery that is proven to come from the vendor.
     *
     * @param deduplicationKey the same for every delivery of the same event; contains no personal data
     */
    public static Notification authenticated(VerificationId id, Kind kind, Decision decision, String deduplicationKey) {
        return new Notification(id, kind, decision, true, deduplicationKey, Reported.notProvided());
    }

    /**
     * A delivery that anyone could have sent. Read the verification from the vendor before you change anything.
     *
     * @param deduplicationKey the same for every delivery of the same event; contains no personal data
     */
    public static Notification hint(VerificationId id, Kind kind, Decision decision, String deduplicationKey) {
        return new Notification(id, kind, decision, false, deduplicationKey, Reported.notProvided());
    }

    /**
     * A copy with the result that the delivery contains, and with its decision.
     *
     * @throws IllegalArgumentException when this is a hint, whose result cannot be trusted
     */
    public Notification withResult(VerificationResult carried) {
        if (!authenticated) {
            throw new IllegalArgumentException("a hint carries no result: read the verification");
        }
        return new Notification(id, kind, carried.decision(), true, deduplicationKey, Reported.of(carried));
    }

    /** The vendor that sent the delivery; of a hint the vendor that it claims to be from. */
    public ProviderId provider() {
        return id.provider();
    }

    /** The verification that the delivery is about. */
    public VerificationId id() {
        return id;
    }

    /** What happened. */
    public Kind kind() {
        return kind;
    }

    /** The decision in the delivery. Do not use the decision of a hint; read the verification from the vendor. */
    public Decision decision() {
        return decision;
    }

    /** False for a hint: read the verification from the vendor before you change anything. */
    public boolean authenticated() {
        return authenticated;
    }

    /**
     * The same for every delivery of the same event. Contains no personal data. Do not skip a hint because of its
     * key: a decision that changes and changes back has its former key again.
     */
    public String deduplicationKey() {
        return deduplicationKey;
    }

    /** The result that the delivery contains, if it is authenticated. A hint has none. */
    public Reported<VerificationResult> result() {
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Notification that
                && id.equals(that.id)
                && kind == that.kind
                && decision == that.decision
                && authenticated == that.authenticated
                && deduplicationKey.equals(that.deduplicationKey)
                && result.equals(that.result);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, kind, decision, authenticated, deduplicationKey, result);
    }

    @Override
    public String toString() {
        return "Notification[id=%s, kind=%s, decision=%s, authenticated=%s, deduplicationKey=%s, result=%s]"
                .formatted(id, kind, decision, authenticated, deduplicationKey, result);
    }
}
