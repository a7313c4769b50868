package dev.veriport.internal.call;

import dev.veriport.internal.routing.Router;

/** Planted: calls know routing, and use a clock of their own. */
public record PlantedInCall(Router above) {
    static long elapsed() {
        return System.nanoTime();
    }
}
