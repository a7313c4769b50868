package dev.veriport.http;

import java.io.IOException;

/** A proxy opened no tunnel: nothing has reached the vendor. Carries nothing the proxy wrote but its status. */
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
        return new ProxyFailedException("the proxy gave no answer to CONNECT that is HTTP", 0);
    }

    /** 0 where there was no answer that is HTTP. */
    int status() {
        return status;
    }
}
