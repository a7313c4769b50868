package dev.veriport.internal.store;

import dev.veriport.internal.call.CallPipeline;

/** Planted: the vault knows calls. */
public record PlantedInStoreInternals(CallPipeline above) {}
