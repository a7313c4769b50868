package dev.veriport.internal.budget;

import dev.veriport.internal.call.CallPipeline;

/** Planted: budgets know calls. */
public record PlantedInBudget(CallPipeline above) {}
