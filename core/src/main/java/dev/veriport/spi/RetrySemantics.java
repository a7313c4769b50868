package dev.veriport.spi;

/** What a repeat of an operation would do; it decides what is tried again. The HTTP verb decides nothing. */
public enum RetrySemantics {
    /** Free of effect. */
    READ(3),
    /** A repeat leaves an unused thing behind, harmless but for the count. */
    REPEATABLE(2),
    /** Billed or counted, and the vendor does not tell a repeat from a second order. */
    CREATE(2),
    /** Consumes something that exists once. */
    ONE_SHOT(2);

    private final int attempts;

    RetrySemantics(int attempts) {
        this.attempts = attempts;
    }

    /** At most; a request that may have been carried out is made again only where that is harmless. */
    public int attempts() {
        return attempts;
    }

    /** Whether it may be made again though nobody knows what became of it. */
    public boolean isHarmlessToRepeat() {
        return this == READ || this == REPEATABLE;
    }
}
