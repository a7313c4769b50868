package dev.veriport.config;

/**
 * One setting as it stands, for people to read.
 *
 * @param key the whole key
 * @param type in words
 * @param defaultText as a user would write it; empty for none
 * @param value the effective one, secrets redacted; empty for none
 */
public record ConfigEntry(
        String key,
        String type,
        boolean required,
        String defaultText,
        String description,
        Origin origin,
        String value) {

    /** Where the value comes from. */
    public enum Origin {
        DEFAULT,
        SET
    }
}
