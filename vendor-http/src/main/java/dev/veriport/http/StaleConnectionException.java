package dev.veriport.http;

import java.io.IOException;

/** A pooled connection had been closed, or written to, by the other side before it was used again. */
final class StaleConnectionException extends IOException {
    StaleConnectionException(String message) {
        super(message);
    }
}
