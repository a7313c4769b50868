package dev.veriport.time;

import java.util.concurrent.CompletableFuture;

/** Monotonic time, and the only way to wait for it; tests bring their own. Thread-safe. */
public interface Ticker {

    /** Nanoseconds since some fixed moment; compare by subtraction. */
    long nanos();

    /**
     * Waits until the event has happened, well or badly, or the time has come.
     *
     * @param untilNanos a reading of {@link #nanos()}
     * @return whether the event has happened
     */
    boolean await(CompletableFuture<?> event, long untilNanos) throws InterruptedException;

    /** Waits for nothing but time. */
    default void pause(long untilNanos) throws InterruptedException {
        await(new CompletableFuture<>(), untilNanos);
    }

    /** The JVM's own. */
    static Ticker system() {
        return SystemTicker.INSTANCE;
    }
}
