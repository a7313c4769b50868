package dev.veriport.http;

/** Malformed JSON. Carries no position and no cause, because both could contain the vendor's data. */
final class MalformedJsonException extends Exception {
    MalformedJsonException() {
        super("not well-formed JSON", null, false, false);
    }
}
