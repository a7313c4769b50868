package dev.veriport.model;

/**
 * A part of a result that the vendor has and that could not be read this time. The decision stands; {@code find} the
 * verification again for the part. Immutable.
 *
 * @param because why, and what to do; without secrets and personal data
 */
public record UnreadPart(Part part, String because) {

    /** A part that a vendor may give in an answer of its own. Constants may be added. */
    public enum Part {
        /** {@link VerificationResult#person()}. Its values are {@link Missing#NOT_READ}. */
        PERSON,
        /** {@link VerificationResult#documents()}. The list may be incomplete. */
        DOCUMENTS,
        /** {@link VerificationResult#checks()}. The list may be incomplete. */
        CHECKS,
        /** {@link VerificationResult#evidence()}. The list may be incomplete. */
        EVIDENCE
    }
}
