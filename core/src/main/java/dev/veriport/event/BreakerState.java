package dev.veriport.event;

/** How an operation stands. */
public enum BreakerState {
    /** It is called. */
    CLOSED,
    /** It failed too often and is left alone. */
    OPEN,
    /** It may be tried: the next call, or one that is under way, tells whether it goes again. */
    HALF_OPEN
}
