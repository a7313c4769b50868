package dev.veriport.model;

/**
 * A reason for the decision. Immutable.
 *
 * @param code the reason in the vocabulary that all vendors share
 * @param vendorCode the vendor's own code or word, unchanged
 */
public record Reason(ReasonCode code, Reported<String> vendorCode) {

    /** A reason for which the vendor gave a code or word. */
    public Reason(ReasonCode code, String vendorCode) {
        this(code, Reported.of(vendorCode));
    }
}
