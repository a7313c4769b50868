package dev.veriport.store.redis;

import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Redis's time, so that nodes with different clocks agree on the day. Thread-safe. */
final class StoreClock {
    private final InstantSource own;
    private final Ticker ticker;
    private volatile @Nullable Heard heard;

    private record Heard(Instant time, long at) {}

    /** @param own the clock used until Redis's time is known */
    StoreClock(InstantSource own, Ticker ticker) {
        this.own = own;
        this.ticker = ticker;
    }

    void heard(long epochMillis) {
        heard = new Heard(Instant.ofEpochMilli(epochMillis), ticker.nanos());
    }

    boolean hasHeard() {
        return heard != null;
    }

    Instant now() {
        Heard last = heard;
        return last == null ? own.instant() : last.time().plus(Duration.ofNanos(ticker.nanos() - last.at()));
    }
}
