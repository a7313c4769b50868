package dev.veriport.internal.routing;

import com.google.inject.Injector;
import dev.veriport.internal.setup.Blueprint;
import java.time.Instant;

/** Planted: routing knows what sets it up and Guice, and asks the system for the time. */
public record PlantedInRouting(Blueprint above, Injector library) {
    static Instant now() {
        return Instant.now();
    }
}
