package dev.veriport.store;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import java.time.Duration;

/**
 * Where reusable tokens are kept, for one process or a fleet; only they can be. Its own clock alone counts, so that
 * nodes whose clocks differ agree. Thread-safe.
 *
 * <p>All of it throws {@link VeriportException}: {@link ErrorCode#UNAVAILABLE} when the store cannot be reached, {@link
 * ErrorCode#CONFIGURATION} when what is there cannot be read.
 */
public interface TokenStore extends AutoCloseable {

    /**
     * Finds the token, or who may ask for it: of all who claim at once, one is granted a lease.
     *
     * @param lease how long the right to ask lasts; longer than asking takes
     */
    TokenClaim claim(TokenKey key, Duration lease);

    /**
     * Keeps a token, and ends the lease.
     *
     * @param usableFor from the moment the lease was granted
     * @param expiresIn from now
     * @return false where the lease was over, and nothing is kept
     */
    boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn);

    /** Ends the lease, and has nobody ask again for a while; a lease that was over changes nothing. */
    void fail(TokenLease lease, Duration retryAfter);

    /** Ends the lease with nothing asked; a lease that was over changes nothing. */
    void release(TokenLease lease);

    /** Forgets a token that the vendor refuses, if it is still this one. */
    void discard(TokenKey key, String tokenId);

    /**
     * Puts back a token that is in use and that the store has lost; where there is one, whichever, nothing changes.
     *
     * @param usableFor from before this call
     * @param expiresIn from now
     */
    void restore(TokenKey key, StoredToken token, Duration usableFor, Duration expiresIn);

    /** Reaches the store, or fails. */
    void check();

    /** Has the task run each time a store that could not be reached can be again; it must not block. */
    void whenBack(Runnable task);

    @Override
    void close();
}
