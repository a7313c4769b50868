package dev.veriport.error;

import dev.veriport.port.ResultVault;

/** Planted: errors know the ports. */
public record PlantedInError(ResultVault above) {}
