package dev.veriport.model;

/**
 * What a webhook said.
 *
 * @param decision as the delivery has it; of a hint nobody knows who says so, so only what is read counts
 * @param authenticated false for a hint: nothing changes before the verification is read again
 * @param deduplicationKey the same for every delivery of the same event; not personal data. Of a hint it is no reason to
 *     skip a delivery: a decision that is changed, and changed back, has the key it had before
 * @param result where the delivery carries one that can be believed; a hint carries none
 */
public record Notification(
        VerificationId id,
        Kind kind,
        Decision decision,
        boolean authenticated,
        String deduplicationKey,
        Reported<VerificationResult> result) {

    public enum Kind {
        /** The user is done. */
        COMPLETED,
        /** A person in the vendor's portal decided otherwise. */
        DECISION_CHANGED,
        UNKNOWN
    }

    /** The vendor that sent it, or is said to. */
    public ProviderId provider() {
        return id.provider();
    }

    /** @throws IllegalArgumentException when a hint carries a result */
    public Notification {
        if (!authenticated && result.isGiven()) {
            throw new IllegalArgumentException("a hint carries no result: read the verification");
        }
    }
}
