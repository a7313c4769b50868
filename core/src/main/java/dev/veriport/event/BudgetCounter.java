package dev.veriport.event;

/** What is counted of a day's requests. */
public enum BudgetCounter {
    /** Every request, those for tokens included. */
    REQUESTS,
    /** Requests for tokens. */
    TOKENS
}
