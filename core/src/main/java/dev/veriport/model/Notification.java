package dev.veriport.model;

import java.time.Instant;
import java.util.Objects;

/** The contents of a webhook. Immutable. */
public final class Notification {

    /** What happened. */
    public enum Kind {
        /** The verification was created, or the user has begun. */
        STARTED(false),
        /** The user has finished. The vendor has not decided yet. */
        SUBMITTED(false),
        /** The vendor has decided. */
        COMPLETED(true),
        /** The vendor, or a person in its portal, changed the decision. */
        DECISION_CHANGED(true),
        /** The verification ended without a decision, because the user did not finish in time. */
        EXPIRED(true),
        /** The vendor erased the verification. */
        ERASED(false),
        /**
         * The delivery is not about a verification of this instance: it belongs to another product or another
         * environment of the account, or another application started it. {@link #id()} is absent.
         */
        IGNORED(false),
        /** The vendor does not say, or its word is unknown to us. */
        UNKNOWN(false);

        private final boolean hasResult;

        Kind(boolean hasResult) {
            this.hasResult = hasResult;
        }

        /** Whether a result belongs to this kind: the one in the delivery, or one that is read from the vendor. */
        public boolean hasResult() {
            return hasResult;
        }
    }

    private final ProviderId provider;
    private final Reported<VerificationId> id;
    private final Kind kind;
    private final Decision decision;
    private final boolean authenticated;
    private final String deduplicationKey;
    private final Reported<Environment> environment;
    private final Reported<Instant> occurredAt;
    private final Reported<VerificationResult> result;

    private Notification(
            ProviderId provider,
            Reported<VerificationId> id,
            Kind kind,
            Decision decision,
            boolean authenticated,
            String deduplicationKey,
            Reported<Environment> environment,
            Reported<Instant> occurredAt,
            Reported<VerificationResult> result) {
        this.provider = provider;
        this.id = id;
        this.kind = kind;
        this.decision = decision;
        this.authenticated = authenticated;
        this.deduplicationKey = deduplicationKey;
        this.environment = environment;
        this.occurredAt = occurredAt;
        this.result = result;
    }

    private static Notification about(
            VerificationId id, Kind kind, Decision decision, boolean authenticated, String deduplicationKey) {
        if (kind == Kind.IGNORED) {
            throw new IllegalArgumentException("what is ignored is about no verification: use ignored()");
        }
        return new Notification(
                id.provider(),
                Reported.of(id),
                kind,
                decision,
                authenticated,
                deduplicationKey,
                Reported.notProvided(),
                Reported.notProvided(),
                Reported.notProvided());
    }

    /**
     * A delivery that is proven to come from the vendor.
     *
     * @param decision in the delivery; {@code PENDING} where it contains none
     * @param deduplicationKey the same for every delivery of the same event; contains no personal data
     * @throws IllegalArgumentException for {@link Kind#IGNORED}
     */
    public static Notification authenticated(VerificationId id, Kind kind, Decision decision, String deduplicationKey) {
        return about(id, kind, decision, true, deduplicationKey);
    }

    /**
     * A delivery that anyone could have sent. Read the verification from the vendor before you change anything.
     *
     * @param decision in the delivery; {@code PENDING} where it contains none
     * @param deduplicationKey the same for every delivery of the same event; contains no personal data
     * @throws IllegalArgumentException for {@link Kind#IGNORED}
     */
    public static Notification hint(VerificationId id, Kind kind, Decision decision, String deduplicationKey) {
        return about(id, kind, decision, false, deduplicationKey);
    }

    /**
     * A delivery that is not about a verification of this instance.
     *
     * @param deduplicationKey the same for every delivery of the same event; contains no personal data
     */
    public static Notification ignored(ProviderId provider, String deduplicationKey) {
        return new Notification(
                provider,
                Reported.absent(),
                Kind.IGNORED,
                Decision.PENDING,
                false,
                deduplicationKey,
                Reported.notProvided(),
                Reported.notProvided(),
                Reported.notProvided());
    }

    /**
     * A deduplication key for a vendor whose deliveries have no id: a SHA-256 in lower-case hex.
     *
     * @param parts everything by which an event differs from others. The instance is no part: a renamed one has the same keys
     */
    public static String keyOf(String... parts) {
        return VaultKey.digest(parts);
    }

    /**
     * A copy with the result that the delivery contains, and with its decision.
     *
     * @throws IllegalArgumentException when this is a hint, whose result cannot be trusted, or of a kind without a
     *     result, or when the result belongs to another verification
     */
    public Notification withResult(VerificationResult carried) {
        if (!authenticated) {
            throw new IllegalArgumentException("a hint carries no result: read the verification");
        }
        if (!kind.hasResult()) {
            throw new IllegalArgumentException(kind + " has no result");
        }
        boolean isAnother = carried.id().isGiven() && !carried.id().equals(id);
        if (isAnother || !carried.provider().equals(provider)) {
            throw new IllegalArgumentException("the result belongs to another verification than the delivery");
        }
        return new Notification(
                provider,
                id,
                kind,
                carried.decision(),
                true,
                deduplicationKey,
                environment,
                occurredAt,
                Reported.of(carried));
    }

    /** A copy with the environment that the delivery names. */
    public Notification withEnvironment(Environment named) {
        return new Notification(
                provider, id, kind, decision, authenticated, deduplicationKey, Reported.of(named), occurredAt, result);
    }

    /** A copy with the moment of the event, by the vendor's clock. It is the same in each delivery of one event. */
    public Notification withOccurredAt(Instant moment) {
        return new Notification(
                provider,
                id,
                kind,
                decision,
                authenticated,
                deduplicationKey,
                environment,
                Reported.of(moment),
                result);
    }

    /** The vendor that sent the delivery; of a hint the vendor that it claims to be from. */
    public ProviderId provider() {
        return provider;
    }

    /** The verification that the delivery is about. Absent for {@link Kind#IGNORED}, and given for every other kind. */
    public Reported<VerificationId> id() {
        return id;
    }

    /** What happened. */
    public Kind kind() {
        return kind;
    }

    /**
     * The decision in the delivery; {@code PENDING} where it contains none. Do not use the decision of a hint; read
     * the verification from the vendor.
     */
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

    /** The environment of the event, where the delivery names one. */
    public Reported<Environment> environment() {
        return environment;
    }

    /** When the event occurred, by the vendor's clock, where the delivery says it. */
    public Reported<Instant> occurredAt() {
        return occurredAt;
    }

    /** The result that the delivery contains, if it is authenticated. A hint has none. */
    public Reported<VerificationResult> result() {
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Notification that
                && provider.equals(that.provider)
                && id.equals(that.id)
                && kind == that.kind
                && decision == that.decision
                && authenticated == that.authenticated
                && deduplicationKey.equals(that.deduplicationKey)
                && environment.equals(that.environment)
                && occurredAt.equals(that.occurredAt)
                && result.equals(that.result);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                provider, id, kind, decision, authenticated, deduplicationKey, environment, occurredAt, result);
    }

    @Override
    public String toString() {
        return "Notification[provider=%s, id=%s, kind=%s, decision=%s, authenticated=%s, deduplicationKey=%s, environment=%s, occurredAt=%s, result=%s]"
                .formatted(
                        provider, id, kind, decision, authenticated, deduplicationKey, environment, occurredAt, result);
    }
}
