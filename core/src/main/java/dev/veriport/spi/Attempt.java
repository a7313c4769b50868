package dev.veriport.spi;

/**
 * One try of a call, in two steps: what it needs first, a token for instance, is not the operation's own doing and does
 * not count for its breaker.
 *
 * @param <T> what the vendor's answer came to
 */
@FunctionalInterface
public interface Attempt<T> {

    /** Gets ready; sends nothing of the operation itself. */
    Prepared<T> prepare();

    /** Ready to be sent. */
    @FunctionalInterface
    interface Prepared<T> {

        /** @throws dev.veriport.error.VeriportException with the phase the request had reached */
        T send();

        /**
         * The vendor refused what this was prepared with.
         *
         * @return whether another preparation may be let in
         */
        default boolean refused() {
            return false;
        }
    }
}
