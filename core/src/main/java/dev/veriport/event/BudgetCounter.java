package dev.veriport.event;

/** The counters of a daily budget. */
public enum BudgetCounter {
    /** All requests, including those for tokens. */
    REQUESTS,
    /** Requests for tokens. */
    TOKENS
}
