package dev.veriport.model;

/** As a document states it (ICAO 9303). */
public enum Sex {
    M,
    F,
    X,
    UNSPECIFIED
}
