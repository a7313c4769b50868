package dev.veriport.internal.vault;

import dev.veriport.internal.call.CallGuard;

/** Planted: the vault knows calls. */
public record PlantedInVault(CallGuard above) {}
