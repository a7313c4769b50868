package dev.veriport.model;

/** Why a vendor's value is not there. Kinds may be added: a {@code switch} over them has a default arm. */
public enum Missing {
    /** The vendor has such a field, and it is empty: the document does not carry it. */
    ABSENT,
    /** The vendor has no such field. */
    NOT_PROVIDED,
    /**
     * The vendor has such a field, there is something in it, and it could not be read: a date that is none, an object
     * where a text is due. Never the same as none; {@link VerificationResult#explain()} has the vendor's word.
     */
    UNREADABLE,
    /** The vendor has it, and it was not fetched for this result. */
    NOT_READ
}
