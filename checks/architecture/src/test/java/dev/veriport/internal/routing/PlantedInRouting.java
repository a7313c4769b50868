package dev.veriport.internal.routing;

import com.google.inject.Injector;
import dev.veriport.internal.setup.ResolvedConfiguration;
import java.time.Instant;

/** Planted: routing knows what sets it up and Guice, and asks the system for the time. */
public record PlantedInRouting(ResolvedConfiguration above, Injector library) {
    static Instant now() {
        return Instant.now();
    }
}
