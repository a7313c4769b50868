package dev.veriport.model;

/** What a verification came to. Only a vendor's word that is known to mean approved is {@link #APPROVED}. */
public enum Decision {
    /** The vendor verified the person. The only one that lets somebody in. */
    APPROVED,
    /** The vendor refused the person. */
    DECLINED,
    /** A person at the vendor, or in its portal, has yet to decide. */
    REVIEW,
    /** Nothing was decided; the user may start again, for instance with a sharper photo. */
    RESUBMIT,
    /** The user has not finished, or the vendor has no record yet. */
    PENDING,
    /** The vendor's word is absent or unknown to us; it is kept in the {@link Provenance}. */
    INDETERMINATE
}
