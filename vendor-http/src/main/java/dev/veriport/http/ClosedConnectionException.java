package dev.veriport.http;

import java.io.IOException;

/** A pooled connection had been closed, or written to, by the other side before it was used again. */
final class ClosedConnectionException extends IOException {
    ClosedConnectionException(String message) {
        super(message);
    }
}
