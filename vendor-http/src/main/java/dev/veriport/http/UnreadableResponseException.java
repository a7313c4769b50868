package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.io.IOException;

/** The head was read, and the body is none we take. */
final class UnreadableResponseException extends IOException {
    private final int status;

    /** @param what ours, without anything of the answer */
    UnreadableResponseException(int status, String what) {
        super(what);
        this.status = status;
    }

    VeriportException toVeriportException() {
        return VeriportException.of(ErrorCode.MALFORMED_RESPONSE, "the vendor's answer " + getMessage())
                .httpStatus(status)
                .build();
    }
}
