package dev.veriport.model;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifies one attempt to verify. A vendor that stores an identifier of ours gets it beside the reference, and a vendor
 * with idempotency keys gets keys that are made from it. Immutable.
 *
 * @param value unguessable; 16 to 64 ASCII letters, digits, {@code -} and {@code _}
 */
public record AttemptId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    /** @throws IllegalArgumentException when the value has another form */
    public AttemptId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an attempt's id has 16 to 64 letters, digits, - and _");
        }
    }

    /** An identifier that cannot be guessed, of 36 characters. */
    public static AttemptId random() {
        return new AttemptId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
