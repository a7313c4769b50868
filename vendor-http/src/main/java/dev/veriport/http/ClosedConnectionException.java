package dev.veriport.http;

import java.io.IOException;

/** The server closed a pooled connection, or wrote to it, before it was reused. */
final class ClosedConnectionException extends IOException {
    ClosedConnectionException(String message) {
        super(message);
    }
}
