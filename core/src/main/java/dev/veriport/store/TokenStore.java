package dev.veriport.store;

import java.time.Duration;

/**
 * The part of a store for reusable tokens. Single-use tokens are never stored. Only the store's own clock counts, so that
 * processes whose clocks differ agree. Tokens come sealed. Thread-safe.
 */
public interface TokenStore {

    /**
     * Returns the token, or decides who requests it: of all concurrent callers one is granted the lease.
     *
     * @param lease how long the lease lasts; longer than a request for a token takes
     */
    default TokenClaim claim(TokenKey key, Duration lease) {
        return claimAhead(key, lease, "");
    }

    /**
     * Decides who replaces a token that is still usable: as {@link #claim}, but a stored token with this id counts as none.
     * Until its replacement is published, {@link #claim} returns it.
     *
     * @param tokenId empty where every stored token counts
     */
    TokenClaim claimAhead(TokenKey key, Duration lease, String tokenId);

    /**
     * Stores a token and ends the lease.
     *
     * @param usableFor from the moment the lease was granted
     * @param expiresIn from now
     * @return false when the lease had expired; nothing is stored then
     */
    boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn);

    /**
     * Ends the lease, and grants no other before {@code retryAfter} has passed. Changes nothing when the lease had
     * expired.
     */
    void fail(TokenLease lease, Duration retryAfter);

    /** Ends the lease without a request to the vendor. Changes nothing when the lease had expired. */
    void release(TokenLease lease);

    /** Removes a token that the vendor refused, unless another token has replaced it. */
    void discard(TokenKey key, String tokenId);

    /**
     * Puts back a token that is in use and that the store has lost. Changes nothing when there is a token, the same
     * or another.
     *
     * @param usableFor as the caller measured it before this call
     * @param expiresIn from now
     */
    void restore(TokenKey key, StoredToken token, Duration usableFor, Duration expiresIn);
}
