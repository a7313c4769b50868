package dev.veriport.time;

import java.util.concurrent.CompletableFuture;

/** Monotonic time, and the one way to wait for it. Tests bring their own. Thread-safe. */
public interface Ticker {

    /** Nanoseconds since an arbitrary moment. Compare readings by subtraction. */
    long nanos();

    /**
     * Waits until the event is complete, normally or not, or the time has come.
     *
     * @param untilNanos a reading of {@link #nanos()}
     * @return whether the event is complete
     */
    boolean await(CompletableFuture<?> event, long untilNanos) throws InterruptedException;

    /** Waits until the time has come. */
    default void pause(long untilNanos) throws InterruptedException {
        await(new CompletableFuture<>(), untilNanos);
    }

    /** The ticker of the JVM, {@link System#nanoTime()}. */
    static Ticker system() {
        return SystemTicker.INSTANCE;
    }
}
