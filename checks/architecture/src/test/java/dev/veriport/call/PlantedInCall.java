package dev.veriport.call;

import dev.veriport.token.GuardedTokenIssuer;

/** Planted: calls know tokens, and use a clock of their own. */
public record PlantedInCall(GuardedTokenIssuer above) {
    static long elapsed() {
        return System.nanoTime();
    }
}
