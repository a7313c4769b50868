package dev.veriport.event;

/** How much of a daily limit is used, in requests or tokens. */
public record BudgetUse(long used, long limit) {}
