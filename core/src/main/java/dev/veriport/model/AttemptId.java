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
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{16,64}");

    /** @throws IllegalArgumentException when the value has another form */
    public AttemptId {
        if (!isId(value)) {
            throw new IllegalArgumentException("an attempt's id has 16 to 64 letters, digits, - and _");
        }
    }

    /** An identifier that cannot be guessed, of 36 characters. */
    public static AttemptId random() {
        return new AttemptId(UUID.randomUUID().toString());
    }

    /** Whether a text has the form of an attempt's id. */
    public static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
