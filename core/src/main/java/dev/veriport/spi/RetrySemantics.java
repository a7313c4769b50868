package dev.veriport.spi;

/** What a repeat of an operation would do. It decides which attempt follows a failure; the HTTP verb does not. */
public enum RetrySemantics {
    /** A repeat has no effect. */
    READ(3),
    /** A repeat leaves something unused at the vendor, a link for instance, and counts as a request. */
    REPEATABLE(2),
    /** The vendor recognizes a repeat by its idempotency key, and creates once, whatever is repeated. */
    KEYED(2),
    /** The vendor bills each request, and takes a repeat for a second order. */
    CREATE(2),
    /** A request consumes something that exists once. */
    ONE_SHOT(2);

    private final int attempts;

    RetrySemantics(int attempts) {
        this.attempts = attempts;
    }

    /** How many requests one call sends at most. */
    public int attempts() {
        return attempts;
    }

    /** Whether a request may be sent again when it is unknown whether the vendor carried it out. */
    public boolean isHarmlessToRepeat() {
        return this == READ || this == REPEATABLE || this == KEYED;
    }
}
