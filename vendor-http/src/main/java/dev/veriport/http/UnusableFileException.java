package dev.veriport.http;

/** A file of certificates or keys that cannot be used; says what it is and what to do, without anything it holds. */
final class UnusableFileException extends Exception {
    private static final String PASSWORD_KEY = "{password}";

    /** @param message may name the password's setting as {@link #passwordKey()} */
    UnusableFileException(String message) {
        super(message);
    }

    static String passwordKey() {
        return PASSWORD_KEY;
    }

    /** @param passwordKey the whole key of the password's setting */
    String said(String passwordKey) {
        return String.valueOf(getMessage()).replace(PASSWORD_KEY, passwordKey);
    }
}
