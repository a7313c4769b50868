package dev.veriport.testkit.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test sets. Thread-safe. */
public final class MutableClock extends Clock {
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private MutableClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** In UTC. */
    public static MutableClock at(Instant moment) {
        return new MutableClock(new AtomicReference<>(moment), ZoneOffset.UTC);
    }

    /** @param moment earlier or later: wall clocks jump */
    public void set(Instant moment) {
        now.set(moment);
    }

    /** @param time negative to go back */
    public void advance(Duration time) {
        now.updateAndGet(moment -> moment.plus(time));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock in another zone: setting one sets both. */
    @Override
    public MutableClock withZone(ZoneId other) {
        return new MutableClock(now, other);
    }
}
