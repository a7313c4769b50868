package dev.veriport.time;

import java.time.Duration;

/**
 * The moment by which a call is over, whatever it is made of; everything spends from it. Immutable.
 *
 * @param atNanos a reading of the ticker
 */
public record Deadline(Ticker ticker, long atNanos) {

    public static Deadline after(Ticker ticker, Duration time) {
        return new Deadline(ticker, ticker.nanos() + time.toNanos());
    }

    /** Zero when it is over. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, atNanos - ticker.nanos()));
    }

    public boolean isOver() {
        return atNanos - ticker.nanos() <= 0;
    }
}
