package dev.veriport.http;

/** Says only that it is so: where and why could carry what was sent. */
final class MalformedJsonException extends Exception {
    MalformedJsonException() {
        super("not well-formed JSON", null, false, false);
    }
}
