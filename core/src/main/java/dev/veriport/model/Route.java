package dev.veriport.model;

/**
 * How the vendor of a start was chosen. Constants may be added: a {@code switch} over them needs a default branch.
 */
public enum Route {
    /** {@code veriport.provider} names the vendor, or the application called it directly. */
    CONFIGURED,
    /** The vendor has a share of all starts ({@code veriport.split}). */
    SPLIT,
    /** The application's own chooser selected the vendor. */
    CHOSEN,
    /** The vendors before it failed to start the verification. */
    FALLBACK
}
