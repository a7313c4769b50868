package dev.veriport.token;

/** How long a vendor wants a token to be used. */
public enum TokenPolicy {
    /** One operation, then it is spent: never kept, never shared. */
    SINGLE_USE,
    /** Until it expires, and renewed only then. */
    REUSE_UNTIL_EXPIRY
}
