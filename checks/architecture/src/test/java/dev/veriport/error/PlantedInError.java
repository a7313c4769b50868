package dev.veriport.error;

import dev.veriport.store.ResultVault;

/** Planted: errors know stores. */
public record PlantedInError(ResultVault above) {}
