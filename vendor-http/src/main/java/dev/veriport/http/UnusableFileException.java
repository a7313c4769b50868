package dev.veriport.http;

/** A store file that cannot be used. The message says why and what to do, and contains nothing of the file. */
final class UnusableFileException extends Exception {
    private static final String PASSWORD_KEY = "{password}";

    /** @param message refers to the password's setting as {@link #passwordKey()} */
    UnusableFileException(String message) {
        super(message);
    }

    static String passwordKey() {
        return PASSWORD_KEY;
    }

    /** @param passwordKey the full name of the password's setting */
    String message(String passwordKey) {
        return String.valueOf(getMessage()).replace(PASSWORD_KEY, passwordKey);
    }
}
