package dev.veriport.model;

/** As a document states it (ICAO 9303). A vendor's word that is none of these is {@code UNREADABLE}. */
public enum Sex {
    M,
    F,
    X,
    /** The document says that it does not say: {@code <} in a machine-readable zone. */
    UNSPECIFIED
}
