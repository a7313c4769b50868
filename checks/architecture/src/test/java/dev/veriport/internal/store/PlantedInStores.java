package dev.veriport.internal.store;

import dev.veriport.internal.call.CallPipeline;

/** Planted: stores know calls. */
public record PlantedInStores(CallPipeline above) {}
