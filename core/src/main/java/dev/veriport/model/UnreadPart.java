package dev.veriport.model;

import java.util.Optional;

/**
 * A part of a result that the vendor has and that could not be read this time. The decision stands; {@code find} the
 * verification again for the part. Immutable.
 *
 * @param code the name of the error code
 * @param because why, and what to do; without secrets and personal data
 * @param vendorRequestId the vendor's id of the failed request, where an answer had one; the vendor's support asks for it
 */
public record UnreadPart(Part part, String code, String because, Optional<String> vendorRequestId) {

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
