package dev.veriport.spi;

import dev.veriport.error.VeriportException;
import dev.veriport.store.StoredResponse;
import dev.veriport.time.Deadline;

/** Sends the request of one call, in two steps, so that a failure to get a token does not count against the operation. */
@FunctionalInterface
public interface Exchange {

    /**
     * Gets what the request is authorized with, a token for instance. Sends nothing of the operation itself.
     *
     * @param deadline of the call
     */
    Authorized authorize(Deadline deadline);

    /** A request that has its credentials. */
    interface Authorized {

        /**
         * Sends the request and returns the whole answer.
         *
         * @param onFreshConnection whether the connection must serve this request alone; otherwise one of a pool may
         * @throws StaleConnectionException when a pooled connection had been closed before it was used again
         * @throws VeriportException with the phase that the request had reached
         */
        StoredResponse send(Deadline deadline, boolean onFreshConnection) throws StaleConnectionException;

        /**
         * Reports that the vendor refused the credentials: a token is discarded.
         *
         * @return whether {@link Exchange#authorize} gives other ones now
         */
        default boolean reportRefused() {
            return false;
        }
    }
}
