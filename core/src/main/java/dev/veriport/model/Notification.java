package dev.veriport.model;

import java.util.Objects;

/** What a webhook said. Immutable. */
public final class Notification {

    public enum Kind {
        /** The user is done. */
        COMPLETED,
        /** A person in the vendor's portal decided otherwise. */
        DECISION_CHANGED,
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
     * A delivery that only the vendor can have made.
     *
     * @param deduplicationKey the same for every delivery of the same event; not personal data
     */
    public static Notification authenticated(VerificationId id, Kind kind, Decision decision, String deduplicationKey) {
        return new Notification(id, kind, decision, true, deduplicationKey, Reported.notProvided());
    }

    /**
     * A delivery that anybody can have made: nothing changes before the verification is read again.
     *
     * @param deduplicationKey the same for every delivery of the same event; not personal data
     */
    public static Notification hint(VerificationId id, Kind kind, Decision decision, String deduplicationKey) {
        return new Notification(id, kind, decision, false, deduplicationKey, Reported.notProvided());
    }

    /**
     * The same with the result that the delivery carries.
     *
     * @throws IllegalArgumentException when this is a hint, which carries no result that can be believed
     */
    public Notification withResult(VerificationResult carried) {
        if (!authenticated) {
            throw new IllegalArgumentException("a hint carries no result: read the verification");
        }
        return new Notification(id, kind, decision, true, deduplicationKey, Reported.of(carried));
    }

    /** The vendor that sent it, or is said to. */
    public ProviderId provider() {
        return id.provider();
    }

    public VerificationId id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** As the delivery has it; of a hint nobody knows who says so, so only what is read counts. */
    public Decision decision() {
        return decision;
    }

    /** False for a hint: nothing changes before the verification is read again. */
    public boolean authenticated() {
        return authenticated;
    }

    /**
     * The same for every delivery of the same event; not personal data. Of a hint it is no reason to skip a delivery: a
     * decision that is changed, and changed back, has the key it had before.
     */
    public String deduplicationKey() {
        return deduplicationKey;
    }

    /** Where the delivery carries one that can be believed; a hint carries none. */
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
