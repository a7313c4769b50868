package dev.veriport.model;

/**
 * What a webhook said.
 *
 * @param authenticated false for a hint: read the verification before believing it
 * @param deduplicationKey the same for every delivery of the same event
 * @param result where the delivery carries one
 */
public record Notification(
        VerificationId id,
        Kind kind,
        Decision decision,
        boolean authenticated,
        String deduplicationKey,
        Reported<VerificationResult> result) {

    public enum Kind {
        COMPLETED,
        /** A person in the vendor's portal decided otherwise. */
        DECISION_CHANGED,
        UNKNOWN
    }
}
