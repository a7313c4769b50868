package dev.veriport.model;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;

/**
 * What becomes of a text from outside that is not what it should be. A browser or a stranger may have written it, so it is
 * refused like any other request; arguments that a program makes up itself stay {@link IllegalArgumentException}s.
 */
final class Refusal {
    private Refusal() {}

    /** @param message without the text */
    static RuntimeException invalid(String message) {
        return VeriportException.notSent(ErrorCode.INVALID_REQUEST, message).build();
    }
}
