package dev.veriport.store.jdbc;

import java.time.Duration;

/** Durations as the database stores them. */
final class Milliseconds {
    private Milliseconds() {}

    /** Rounds up, since a lease, a wait or an erasure that ended early would end what it stands for. */
    static long atLeast(Duration time) {
        return time.plusMillis(1).minusNanos(1).toMillis();
    }
}
