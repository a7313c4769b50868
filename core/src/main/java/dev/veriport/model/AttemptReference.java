package dev.veriport.model;

/**
 * What one attempt of ours is called at its vendor; an unknown outcome names it. Its text form is {@code
 * PROVIDER:REFERENCE}.
 *
 * @param value as {@code VeriportException.reference()} gave it
 */
public record AttemptReference(ProviderId provider, String value) {

    /** @throws IllegalArgumentException when the value is blank */
    public AttemptReference {
        if (value.isBlank()) {
            throw malformed();
        }
    }

    /** @throws IllegalArgumentException when the text has not the form {@code PROVIDER:REFERENCE} */
    public static AttemptReference parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw malformed();
        }
        return new AttemptReference(new ProviderId(text.substring(0, colon)), text.substring(colon + 1));
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("a reference has the form PROVIDER:REFERENCE");
    }

    @Override
    public String toString() {
        return provider + ":" + value;
    }
}
