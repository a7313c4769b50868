package dev.veriport.fake.authenteq;

/**
 * How a user leaves Authenteq's page. Every failure looks the same as walking away: the browser goes back without a code,
 * and the backend learns nothing (docs/vendors.md, E5, E4).
 */
public enum Ending {
    /** Verified: the browser goes back with a code. */
    PASSED("Finish: passed"),
    /** Rejected. */
    DECLINED("Finish: declined"),
    /** The user should take another picture. */
    BLURRY_SELFIE("Finish: blurry selfie"),
    /** The document has run out. */
    EXPIRED_DOCUMENT("Finish: expired document"),
    /** Cancelled or given up. */
    ABANDONED("Walk away");

    private final String label;

    Ending(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
