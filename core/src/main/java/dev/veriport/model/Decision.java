package dev.veriport.model;

/** The decision of a verification. Only a vendor's word that is known to mean approved becomes {@link #APPROVED}. */
public enum Decision {
    /** The vendor verified the person. Grant access on this decision only. */
    APPROVED,
    /** The vendor refused the person. */
    DECLINED,
    /** A person at the vendor or in its portal still has to decide. */
    REVIEW,
    /** Nothing was decided. The user may start again, for instance with a sharper photo. */
    RESUBMIT,
    /** The user has not finished, or the vendor has no record yet. */
    PENDING,
    /** The vendor's word is missing or unknown to us. {@link Provenance#decisionWord()} returns it. */
    INDETERMINATE
}
