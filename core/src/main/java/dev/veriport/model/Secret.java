package dev.veriport.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A credential or a token. Prints as {@code [redacted]} and is not serializable. The text is available through {@link
 * #reveal()} only, so that every use can be found. Immutable.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** A secret with this text. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The text itself. Never log it or put it in a URL or an exception. */
    public String reveal() {
        return value;
    }

    /** Compares in constant time, since one of the two may be a guess of an attacker. */
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
