package dev.veriport.fake.authenteq;

/**
 * How a user leaves Authenteq's page. Every failure looks the same as leaving: the browser goes back without a code,
 * and the backend gets no reason (docs/vendors.md, E5, E4).
 */
public enum Ending {
    /** Verified: the browser goes back with a code. */
    PASSED("Finish: passed"),
    /** Rejected. */
    DECLINED("Finish: declined"),
    /** The user should take another picture. */
    BLURRY_SELFIE("Finish: blurry selfie"),
    /** The document has expired. */
    EXPIRED_DOCUMENT("Finish: expired document"),
    /** The user cancelled or left. */
    ABANDONED("Walk away");

    private final String label;

    Ending(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
