package dev.veriport.config;

/**
 * One setting and its effective value, for printing.
 *
 * @param key the whole key
 * @param type the name of the type
 * @param defaultText the default as a user would write it; empty for none
 * @param value the effective value, redacted for a secret; empty for none
 */
public record ConfigEntry(
        String key,
        String type,
        boolean required,
        String defaultText,
        String description,
        Origin origin,
        String value) {

    /** The source of the value. */
    public enum Origin {
        DEFAULT,
        SET
    }
}
