package dev.veriport.model;

/** Who decided at the vendor. */
public enum DecidedBy {
    VENDOR_AUTOMATIC,
    VENDOR_PERSON,
    UNKNOWN
}
