package dev.veriport.token;

/** How the vendor allows a token to be used. */
public enum TokenPolicy {
    /** For one operation. It is never cached and never shared. */
    SINGLE_USE,
    /** For all operations until it expires. It is renewed only then. */
    REUSE_UNTIL_EXPIRY,
    /**
     * For all operations until it expires. It is renewed in the background in the last tenth of its life, and no caller
     * waits. Only for vendors whose usage policy does not forbid to request a token while another is valid.
     */
    RENEW_AHEAD
}
