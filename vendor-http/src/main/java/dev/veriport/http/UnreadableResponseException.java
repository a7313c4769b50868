package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.io.IOException;

/** The headers were read, but the body cannot be accepted. */
final class UnreadableResponseException extends IOException {
    private final int status;

    /** @param what our own words, without data of the response */
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
