package dev.veriport.internal.setup;

import dev.veriport.Veriport;

/** Planted: what sets up knows the entry. */
public record PlantedInSetup(Veriport above) {}
