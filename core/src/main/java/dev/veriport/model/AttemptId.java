package dev.veriport.model;

import java.util.UUID;

/**
 * Identifies one attempt to verify. A vendor that stores an identifier of ours gets it beside the reference, and a vendor
 * with idempotency keys gets keys that are made from it. Immutable.
 *
 * @param value unguessable; 16 to 64 ASCII letters, digits, {@code -} and {@code _}
 */
public record AttemptId(String value) {
    private static final int MIN_LENGTH = 16;
    private static final int MAX_LENGTH = 64;

    /** @throws IllegalArgumentException when the value has another form */
    public AttemptId {
        if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH || !hasOnlyAllowed(value)) {
            throw new IllegalArgumentException("an attempt's id has 16 to 64 letters, digits, - and _");
        }
    }

    /** An identifier that cannot be guessed, of 36 characters. */
    public static AttemptId random() {
        return new AttemptId(UUID.randomUUID().toString());
    }

    private static boolean hasOnlyAllowed(String value) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (!Ascii.isLetterOrDigit(letter) && letter != '-' && letter != '_') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
