package dev.veriport.model;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The name of an instance of a vendor, as in {@code veriport.provider}: {@code authenteq}, {@code faceki}, or a name of the
 * application's own such as {@code faceki-eu}. Immutable.
 *
 * @param value lower-case letters, digits and hyphens, beginning with a letter; at most 63 characters
 */
public record ProviderId(String value) implements Comparable<ProviderId>, Serializable {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /** @throws IllegalArgumentException when the value has another form */
    public ProviderId {
        if (!isName(value)) {
            throw new IllegalArgumentException("a provider id is lower-case letters, digits and hyphens");
        }
    }

    /**
     * Parses a name from outside, such as from the path of a webhook.
     *
     * @throws dev.veriport.error.VeriportException {@code INVALID_REQUEST} when it has another form
     */
    public static ProviderId parse(String text) {
        if (!isName(text)) {
            throw Refusal.invalid("this is no vendor's name: it is lower-case letters, digits and hyphens");
        }
        return new ProviderId(text);
    }

    /** Whether a text has the form of a name. */
    public static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(ProviderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
