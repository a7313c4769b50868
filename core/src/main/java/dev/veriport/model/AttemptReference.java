package dev.veriport.model;

import java.util.Optional;

/**
 * Identifies one attempt to start a verification at its vendor. A failure whose outcome is unknown contains it. Its
 * text form is {@code PROVIDER:REFERENCE~ATTEMPT}. Immutable.
 *
 * @param provider the vendor that was called
 * @param value the reference that was sent to the vendor, from {@code VeriportException.attempt()}; or as {@code of} makes it
 */
public record AttemptReference(ProviderId provider, String value) {
    private static final char BETWEEN = '~';

    /** @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the value is blank */
    public AttemptReference {
        if (value.isBlank()) {
            throw Refusal.invalid("a reference has the form PROVIDER:REFERENCE~ATTEMPT");
        }
    }

    /**
     * The reference of an attempt that the application stored before it started. Its value is {@code REFERENCE~ATTEMPT}: an
     * adapter whose vendor stores another form of it makes that form from the value.
     *
     * @param provider the vendor that was called, or may have been called
     * @param reference the request's own reference
     */
    public static AttemptReference of(ProviderId provider, String reference, AttemptId attempt) {
        return new AttemptReference(provider, reference + BETWEEN + attempt);
    }

    /**
     * The reference of a start, as {@link #of(ProviderId, String, AttemptId)}.
     *
     * @param start with its attempt, which an adapter always gets
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when it has none
     */
    public static AttemptReference of(ProviderId provider, VerificationRequest start) {
        return of(
                provider,
                start.reference(),
                start.attempt()
                        .orElseThrow(() -> Refusal.invalid("the request has no attempt: set one before the start")));
    }

    /**
     * Parses the text form.
     *
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when the text has another form
     */
    public static AttemptReference parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !ProviderId.isName(text.substring(0, colon))) {
            throw Refusal.invalid("a reference has the form PROVIDER:REFERENCE~ATTEMPT");
        }
        return new AttemptReference(new ProviderId(text.substring(0, colon)), text.substring(colon + 1));
    }

    /** The request's own reference; empty when {@code of} did not make the value. */
    public Optional<String> reference() {
        int between = value.lastIndexOf(BETWEEN);
        return between < 0 ? Optional.empty() : Optional.of(value.substring(0, between));
    }

    /** The attempt's id; the whole value when {@code of} did not make it. */
    public String attempt() {
        return value.substring(value.lastIndexOf(BETWEEN) + 1);
    }

    @Override
    public String toString() {
        return provider + ":" + value;
    }
}
