package dev.veriport.model;

/** The text that is printed instead of a secret or personal data. */
final class Redacted {
    static final String TEXT = "[redacted]";

    private Redacted() {}
}
