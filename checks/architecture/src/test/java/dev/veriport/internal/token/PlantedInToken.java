package dev.veriport.internal.token;

import dev.veriport.internal.routing.Router;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;

/** Planted: tokens know routing, and Resilience4j. */
public record PlantedInToken(Router above, CircuitBreaker library) {}
