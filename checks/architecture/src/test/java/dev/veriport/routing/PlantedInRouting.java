package dev.veriport.routing;

import com.google.inject.Injector;
import dev.veriport.spi.ProviderRuntime;
import java.time.Instant;

/** Planted: routing knows the SPI and Guice, and asks the system for the time. */
public record PlantedInRouting(ProviderRuntime above, Injector library) {
    static Instant now() {
        return Instant.now();
    }
}
