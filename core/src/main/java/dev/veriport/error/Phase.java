package dev.veriport.error;

/** How far a request had come when it failed; observed, never guessed. */
public enum Phase {
    /** Not a byte of it was written: repeating it is safe. */
    NOT_SENT,
    /** A write was attempted, and no whole answer was read: nobody knows. */
    SENT_UNKNOWN,
    /** The vendor answered. */
    ANSWERED
}
