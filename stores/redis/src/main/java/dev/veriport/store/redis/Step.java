package dev.veriport.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * One run of a script. Immutable.
 *
 * @param keys all in one slot, at least one
 */
record Step(Script script, List<String> keys, List<byte[]> arguments) {

    /** @param arguments texts, numbers, bytes, and durations, which become milliseconds */
    static Step of(Script script, List<String> keys, Object... arguments) {
        return new Step(
                script, keys, Arrays.stream(arguments).map(Step::encoded).toList());
    }

    private static byte[] encoded(Object argument) {
        if (argument instanceof byte[] bytes) {
            return bytes;
        }
        Object text = argument instanceof Duration time ? millis(time) : argument;
        return text.toString().getBytes(UTF_8);
    }

    /**
     * Rounds up, since a token that expires early here would be renewed early. At least 1, the smallest value that Redis accepts.
     */
    private static long millis(Duration time) {
        return Math.max(1, time.plusMillis(1).minusNanos(1).toMillis());
    }

    /** The key that decides which node runs the script. */
    String key() {
        return keys.get(0);
    }
}
