package dev.veriport.time;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
