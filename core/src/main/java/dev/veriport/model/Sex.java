package dev.veriport.model;

/** The sex as a document states it (ICAO 9303). Any other word of a vendor is {@code UNREADABLE}. */
public enum Sex {
    /** Male. */
    M,
    /** Female. */
    F,
    /** X: neither male nor female. */
    X,
    /** The document leaves it unspecified: {@code <} in a machine-readable zone. */
    UNSPECIFIED
}
