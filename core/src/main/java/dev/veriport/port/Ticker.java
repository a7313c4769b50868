package dev.veriport.port;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    /** {@link System#nanoTime()}. */
    enum SystemTicker implements Ticker {
        INSTANCE;

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public boolean await(CompletableFuture<?> event, long untilNanos) throws InterruptedException {
            try {
                event.get(Math.max(0, untilNanos - nanos()), TimeUnit.NANOSECONDS);
                return true;
            } catch (ExecutionException | CancellationException failed) {
                return true;
            } catch (TimeoutException over) {
                return event.isDone();
            }
        }
    }
}
