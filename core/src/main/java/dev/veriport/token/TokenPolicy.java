package dev.veriport.token;

/** How the vendor allows a token to be used. */
public enum TokenPolicy {
    /** For one operation. It is never cached and never shared. */
    SINGLE_USE,
    /** For all operations until it expires. It is renewed only then. */
    REUSE_UNTIL_EXPIRY
}
