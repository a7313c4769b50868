package dev.veriport.internal.routing;

import com.google.inject.Injector;
import dev.veriport.internal.setup.ResolvedConfiguration;

/** Planted: routing knows what sets it up, and Guice. */
public record PlantedInRouting(ResolvedConfiguration above, Injector library) {}
