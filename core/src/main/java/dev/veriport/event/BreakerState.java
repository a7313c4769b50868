package dev.veriport.event;

/** How an operation stands. */
public enum BreakerState {
    /** It is called. */
    CLOSED,
    /** It failed too often and is left alone. */
    OPEN,
    /** One call tries whether it goes again. */
    HALF_OPEN
}
