package dev.veriport.docs.acmestore;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/** A made-up engine: it runs one transaction at a time, and has a clock of its own. Thread-safe. */
final class AcmeEngine implements AutoCloseable {
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean stopped;

    AcmeEngine(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Runs a transaction.
     *
     * @param step gets the engine's time, in milliseconds
     * @throws IOException when the engine cannot be reached; nothing has changed
     */
    <T> T transaction(LongFunction<T> step) throws IOException {
        lock.lock();
        try {
            if (stopped) {
                throw new IOException("connection refused");
            }
            return step.apply(clock.millis());
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
