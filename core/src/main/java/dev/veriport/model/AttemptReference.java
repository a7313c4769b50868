package dev.veriport.model;

/**
 * Identifies one attempt to start a verification at its vendor. A failure whose outcome is unknown contains it. Its
 * text form is {@code PROVIDER:REFERENCE}. Immutable.
 *
 * @param provider the vendor that was called
 * @param value the reference that was sent to the vendor, from {@code VeriportException.attempt()}
 */
public record AttemptReference(ProviderId provider, String value) {

    /** @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the value is blank */
    public AttemptReference {
        if (value.isBlank()) {
            throw Refusal.invalid("a reference has the form PROVIDER:REFERENCE");
        }
    }

    /**
     * Parses the text form.
     *
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the text has another form
     */
    public static AttemptReference parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !ProviderId.isName(text.substring(0, colon))) {
            throw Refusal.invalid("a reference has the form PROVIDER:REFERENCE");
        }
        return new AttemptReference(new ProviderId(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return provider + ":" + value;
    }
}
