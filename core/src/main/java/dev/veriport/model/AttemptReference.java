package dev.veriport.model;

/**
 * What one attempt of ours is called at its vendor; an unknown outcome names it. Its text form is {@code
 * PROVIDER:REFERENCE}.
 *
 * @param value as {@code VeriportException.attempt()} gave it
 */
public record AttemptReference(ProviderId provider, String value) {

    /** @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the value is blank */
    public AttemptReference {
        if (value.isBlank()) {
            throw Refusal.invalid("a reference has the form PROVIDER:REFERENCE");
        }
    }

    /**
     * Reads the text form back.
     *
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the text has another form
     */
    public static AttemptReference parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !ProviderId.isOne(text.substring(0, colon))) {
            throw Refusal.invalid("a reference has the form PROVIDER:REFERENCE");
        }
        return new AttemptReference(new ProviderId(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return provider + ":" + value;
    }
}
