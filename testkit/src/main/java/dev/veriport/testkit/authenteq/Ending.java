package dev.veriport.testkit.authenteq;

/** How a user leaves Authenteq's page. A failure looks the same as walking away (docs/vendors.md, E5, E4). */
public enum Ending {
    /** Verified: the browser goes back with a code. */
    PASSED,
    /** Failed, cancelled or given up: the browser goes back without a code, and the backend learns nothing. */
    ABANDONED
}
