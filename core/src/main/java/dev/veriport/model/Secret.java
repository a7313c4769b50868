package dev.veriport.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A credential or a token. It prints as {@code [redacted]} and is not serializable; whoever needs the text asks for it
 * by name, so that every place that does can be found. Immutable.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The text itself. Never log it, put it in a URL or in an exception. */
    public String reveal() {
        return value;
    }

    /** Compares in constant time, since a caller's guess may be what it is compared with. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return Redacted.TEXT;
    }
}
