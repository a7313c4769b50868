package dev.veriport.model;

/**
 * The id of a verification at its vendor. Its text form is {@code PROVIDER:ID}. Immutable.
 *
 * @param provider the vendor that made the verification
 * @param value the vendor's own id
 */
public record VerificationId(ProviderId provider, String value) {

    /** @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the value is blank */
    public VerificationId {
        if (value.isBlank()) {
            throw Refusal.invalid("a verification id has the form PROVIDER:ID");
        }
    }

    /**
     * Parses the text form.
     *
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the text has another form
     */
    public static VerificationId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !ProviderId.isName(text.substring(0, colon))) {
            throw Refusal.invalid("a verification id has the form PROVIDER:ID");
        }
        return new VerificationId(new ProviderId(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return provider + ":" + value;
    }
}
