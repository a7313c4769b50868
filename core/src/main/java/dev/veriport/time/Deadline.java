package dev.veriport.time;

import java.time.Duration;

/**
 * The moment at which a call stops, with all its requests and waits. Immutable.
 *
 * @param atNanos a reading of the ticker
 */
public record Deadline(Ticker ticker, long atNanos) {

    /** The deadline that is this far from now. */
    public static Deadline after(Ticker ticker, Duration time) {
        return new Deadline(ticker, ticker.nanos() + time.toNanos());
    }

    /** The time that is left; zero when the deadline has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, atNanos - ticker.nanos()));
    }

    /** Whether the deadline has passed. */
    public boolean isOver() {
        return atNanos - ticker.nanos() <= 0;
    }
}
