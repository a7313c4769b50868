package dev.veriport.model;

import java.util.regex.Pattern;

/**
 * A reason for the decision. Prints the vendor's word only where it looks like a code. Immutable.
 *
 * @param code the reason in the vocabulary that all vendors share
 * @param vendorCode the vendor's own code or word, unchanged
 */
public record Reason(ReasonCode code, Reported<String> vendorCode) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    /** A reason for which the vendor gave a code or word. */
    public Reason(ReasonCode code, String vendorCode) {
        this(code, Reported.of(vendorCode));
    }

    /** Whether the vendor's word is free text, which can name a person: it has more than letters, digits, _ . and -. */
    boolean isFreeText() {
        return vendorCode.match(word -> !CODE.matcher(word).matches(), missing -> false);
    }

    /** The vendor's word for a log or a screen: {@code [redacted]} where it is free text, which can name a person. */
    public Reported<String> printableCode() {
        return vendorCode.map(word -> isFreeText() ? Redacted.TEXT : word);
    }

    @Override
    public String toString() {
        return "Reason[code=%s, vendorCode=%s]".formatted(code, printableCode());
    }
}
