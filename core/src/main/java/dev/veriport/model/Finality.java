package dev.veriport.model;

/** Whether a decision can still change. */
public enum Finality {
    /** It stays as it is. */
    FINAL,
    /** Decided, but a person in the vendor's portal can change it later. */
    CHANGEABLE,
    /** It stays as it is, and the user may start again. */
    RETRYABLE,
    /** Not decided yet. */
    OPEN
}
