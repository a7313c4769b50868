package dev.veriport.internal.vault;

import dev.veriport.internal.call.CallPipeline;

/** Planted: the vault knows calls. */
public record PlantedInVault(CallPipeline above) {}
