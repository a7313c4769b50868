package dev.veriport.store;

import java.time.Duration;

/**
 * The state of a redemption, as {@link ResultVault#begin} finds it. Immutable.
 *
 * @param state the state
 * @param age since when the intent is recorded, by the store's clock; zero for a new one
 */
public record VaultIntent(State state, Duration age) {

    /** The state of a redemption. */
    public enum State {
        /** The intent is the caller's: it may send the request. */
        BEGUN,
        /** Another has begun it, and no answer is stored. The request may have been sent. */
        INTENDED,
        /** The answer is stored. */
        KEPT
    }

    /** The intent is the caller's. */
    public static VaultIntent begun() {
        return new VaultIntent(State.BEGUN, Duration.ZERO);
    }
}
