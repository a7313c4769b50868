package dev.veriport.benchmarks;

import dev.veriport.time.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes as it does, and leaps where somebody wants to be further. */
final class VirtualDay extends Clock implements Ticker {
    private final AtomicLong leapt = new AtomicLong();

    void leap(Duration time) {
        leapt.addAndGet(time.toNanos());
    }

    @Override
    public long nanos() {
        return System.nanoTime() + leapt.get();
    }

    @Override
    public boolean await(CompletableFuture<?> event, long untilNanos) throws InterruptedException {
        return Ticker.system().await(event, untilNanos - leapt.get());
    }

    @Override
    public Instant instant() {
        return Instant.now().plusNanos(leapt.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks for a zone");
    }
}
