package dev.veriport.model;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;

/**
 * Refuses a malformed text that came from outside, such as from a browser, as an invalid request. For arguments that
 * a program makes itself, {@link IllegalArgumentException} is thrown instead.
 */
final class Refusal {
    private Refusal() {}

    /** @param message must not contain the text */
    static RuntimeException invalid(String message) {
        return VeriportException.notSent(ErrorCode.INVALID_REQUEST, message).build();
    }
}
