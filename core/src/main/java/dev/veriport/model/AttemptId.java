package dev.veriport.model;

import java.util.UUID;

/**
 * Identifies one attempt to verify. A vendor that stores an identifier of ours gets it beside the reference.
 *
 * @param value unguessable, 36 characters
 */
public record AttemptId(String value) {

    /** An identifier that cannot be guessed. */
    public static AttemptId random() {
        return new AttemptId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
