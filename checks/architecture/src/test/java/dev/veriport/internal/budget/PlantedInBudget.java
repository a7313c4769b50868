package dev.veriport.internal.budget;

import dev.veriport.internal.call.CallGuard;

/** Planted: budgets know calls. */
public record PlantedInBudget(CallGuard above) {}
