package dev.veriport.spi;

import java.util.UUID;

/**
 * Tells one attempt of a case from the next; vendors that store an id of ours get it beside the reference.
 *
 * @param value unguessable, 36 characters
 */
public record AttemptId(String value) {

    public static AttemptId random() {
        return new AttemptId(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
