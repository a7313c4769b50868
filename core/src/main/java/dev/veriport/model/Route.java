package dev.veriport.model;

/** How a start came to its vendor. Ways may be added: a {@code switch} over them has a default arm. */
public enum Route {
    /** {@code veriport.provider} names the vendor, or it was asked directly. */
    CONFIGURED,
    /** The vendor takes a share of all starts, {@code veriport.split}. */
    SPLIT,
    /** The application's own chooser named the vendor. */
    CHOSEN,
    /** The vendors before it could not take the start. */
    FALLBACK
}
