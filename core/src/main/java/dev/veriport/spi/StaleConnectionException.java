package dev.veriport.spi;

/** A pooled connection had been closed by the other side before it was used again. The request may be sent once more. */
public final class StaleConnectionException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param cause how the connection failed */
    public StaleConnectionException(Throwable cause) {
        super("the connection was closed while it was idle", cause);
    }
}
