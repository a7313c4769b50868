package dev.veriport.event;

/** The state of an operation's circuit breaker. */
public enum BreakerState {
    /** Closed: calls are made. */
    CLOSED,
    /** Open: it failed too often, and calls are refused. */
    OPEN,
    /** Half open: the next call, or one in progress, is a trial. Its outcome closes or opens the breaker. */
    HALF_OPEN
}
