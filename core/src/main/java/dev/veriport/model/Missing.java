package dev.veriport.model;

/** Why a value of a vendor is missing. Constants may be added: a {@code switch} over them needs a default branch. */
public enum Missing {
    /** The vendor has this field, and it is empty: the document does not contain the value. */
    ABSENT,
    /** The vendor has no such field. */
    NOT_PROVIDED,
    /**
     * The vendor sent a value that cannot be read, such as a malformed date, or an object where a text is expected.
     * Do not treat it as absent. {@link VerificationResult#explain()} shows the vendor's word.
     */
    UNREADABLE,
    /** The vendor has the value, and it was not fetched for this result. */
    NOT_READ
}
