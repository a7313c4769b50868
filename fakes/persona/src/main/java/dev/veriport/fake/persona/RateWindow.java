package dev.veriport.fake.persona;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests of each key. Facts: a limit per minute, and three headers about it. Inference: a minute begins with the first
 * request after the one before has ended.
 */
final class RateWindow {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int perMinute;
    private final Map<String, Used> byKey = new ConcurrentHashMap<>();

    RateWindow(int perMinute) {
        this.perMinute = perMinute;
    }

    /** What a key has used of its limit. */
    record Used(int perMinute, int requests, Instant resetsAt) {
        boolean isOverLimit() {
            return requests > perMinute;
        }

        /** As it would be if all of it were used. */
        Used exhausted() {
            return new Used(perMinute, perMinute, resetsAt);
        }

        int remaining() {
            return Math.max(0, perMinute - requests);
        }

        /** In whole seconds, rounded up. */
        long secondsToReset(Instant now) {
            return Duration.between(now, resetsAt).plusMillis(999).toSeconds();
        }
    }

    /** Counts a request. */
    Used count(String key, Instant now) {
        return byKey.compute(
                key,
                (same, used) -> used == null || !now.isBefore(used.resetsAt())
                        ? new Used(perMinute, 1, now.plus(WINDOW))
                        : new Used(perMinute, used.requests() + 1, used.resetsAt()));
    }
}
