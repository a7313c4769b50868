package dev.veriport.http;

import java.io.IOException;

/** A proxy opened no tunnel, so nothing was sent to the vendor. Of the proxy's response, it carries only the status. */
final class ProxyFailedException extends IOException {
    private final int status;

    private ProxyFailedException(String message, int status) {
        super(message);
        this.status = status;
    }

    static ProxyFailedException refused(int status) {
        return new ProxyFailedException("the proxy answered CONNECT with " + status, status);
    }

    static ProxyFailedException broken() {
        return new ProxyFailedException("the proxy did not answer CONNECT in HTTP", 0);
    }

    /** The HTTP status; 0 when the proxy did not answer in HTTP. */
    int status() {
        return status;
    }
}
