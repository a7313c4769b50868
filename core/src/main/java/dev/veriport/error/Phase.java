package dev.veriport.error;

/** How far a request had come when it failed. It is observed at the connection, never guessed. */
public enum Phase {
    /** No byte of the request was written: repeating it is safe. */
    NOT_SENT,
    /** The request was written in part or whole, and no whole answer was read: the vendor may have carried it out. */
    SENT_UNKNOWN,
    /** A whole answer was read. */
    ANSWERED
}
