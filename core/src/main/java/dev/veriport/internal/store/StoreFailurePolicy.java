package dev.veriport.internal.store;

import java.time.Duration;

/**
 * What happens to tokens and counts while the store is away.
 *
 * @param grace how long callers wait for a store that is away
 */
public record StoreFailurePolicy(OnFailure onFailure, Duration grace) {

    /** The behaviour while the store is away. */
    public enum OnFailure {
        /** Each process uses its own token and its own count. */
        LOCAL,
        /** Calls are refused. */
        FAIL
    }
}
