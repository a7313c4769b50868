package dev.veriport.model;

/**
 * Why a verification came out as it did, in our word and in the vendor's.
 *
 * @param vendorCode the vendor's own code or word, as it came
 */
public record Reason(ReasonCode code, Reported<String> vendorCode) {

    public Reason(ReasonCode code, String vendorCode) {
        this(code, Reported.of(vendorCode));
    }
}
