package dev.veriport.model;

/**
 * How the vendor of a start was chosen. Constants may be added: a {@code switch} over them needs a default branch.
 */
public enum Route {
    /** The application called the instance itself, so nothing was chosen. */
    DIRECT,
    /** {@code veriport.provider} names the instance. */
    CONFIGURED,
    /** The vendor is the first of a rule's list ({@code veriport.route.1}): {@link VerificationSession#rule()} is its number. */
    RULE,
    /** The vendor has a share of all starts ({@code veriport.split}); within a rule's list, where one matched. */
    SPLIT,
    /** The application's own chooser selected the vendor. */
    CHOSEN,
    /**
     * The vendors before it failed to start the verification, had reached their cap, or cannot take such a start. {@link
     * VerificationSession#tried()} says which were tried.
     */
    FALLBACK
}
