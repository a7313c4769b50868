package dev.veriport.internal.time;

import dev.veriport.internal.budget.DailyBudget;

/** Planted: time knows budgets. */
public record PlantedInTime(DailyBudget above) {}
