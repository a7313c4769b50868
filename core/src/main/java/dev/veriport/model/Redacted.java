package dev.veriport.model;

/** What stands in print where a secret or a person's data was. */
final class Redacted {
    static final String TEXT = "[redacted]";

    private Redacted() {}
}
