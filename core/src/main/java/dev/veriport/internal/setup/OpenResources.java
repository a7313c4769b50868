package dev.veriport.internal.setup;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Closes what was opened, the last first. A resource added after closing is closed at once. Thread-safe. */
public final class OpenResources implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    public <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        if (closed) {
            close();
        }
        return resource;
    }

    /** Closes everything after a failure; failures of closing are added to it as suppressed. */
    public void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    /** Closes each once, whatever fails. */
    @Override
    public void close() {
        closed = true;
        RuntimeException failed = null;
        for (AutoCloseable next = opened.poll(); next != null; next = opened.poll()) {
            try {
                next.close();
            } catch (Exception failure) {
                failed = failed == null ? new IllegalStateException("closing failed") : failed;
                failed.addSuppressed(failure);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
