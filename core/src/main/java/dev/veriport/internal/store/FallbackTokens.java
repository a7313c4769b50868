package dev.veriport.internal.store;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.internal.store.StoreFailurePolicy.OnFailure;
import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim;
import dev.veriport.store.TokenClaim.Fetching;
import dev.veriport.store.TokenKey;
import dev.veriport.store.TokenLease;
import dev.veriport.store.TokenStore;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A shared store's tokens, with tokens in memory as their fallback. While the store is away, callers wait for it during the
 * grace period, since a short outage must not cost a token for each process. After the grace period this process uses a
 * token of its own until the store is back. Thread-safe.
 */
public final class FallbackTokens implements TokenStore {
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final TokenStore shared;
    private final MemoryTokenStore own;
    private final StoreAvailability availability;
    private final StoreFailurePolicy policy;

    /** @param ticker the clock of the tokens in memory */
    public FallbackTokens(TokenStore shared, StoreAvailability availability, StoreFailurePolicy policy, Ticker ticker) {
        this.shared = shared;
        this.own = new MemoryTokenStore(ticker);
        this.availability = availability;
        this.policy = policy;
    }

    @Override
    public TokenClaim claim(TokenKey key, Duration lease) {
        return claim(store -> store.claim(key, lease));
    }

    @Override
    public TokenClaim claimAhead(TokenKey key, Duration lease, String tokenId) {
        return claim(store -> store.claimAhead(key, lease, tokenId));
    }

    private TokenClaim claim(Function<TokenStore, TokenClaim> in) {
        try {
            return availability.call(() -> in.apply(shared));
        } catch (VeriportException failure) {
            if (failure.code() != ErrorCode.UNAVAILABLE || policy.onFailure() == OnFailure.FAIL) {
                throw failure;
            }
            boolean isWaitedFor = availability.awayFor().compareTo(policy.grace()) < 0;
            return isWaitedFor ? new Fetching(POLL_INTERVAL) : in.apply(own);
        }
    }

    @Override
    public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
        return own.hasGranted(lease)
                ? own.publish(lease, token, usableFor, expiresIn)
                : availability.call(() -> shared.publish(lease, token, usableFor, expiresIn));
    }

    @Override
    public void fail(TokenLease lease, Duration retryAfter) {
        end(lease, store -> store.fail(lease, retryAfter));
    }

    @Override
    public void release(TokenLease lease) {
        end(lease, store -> store.release(lease));
    }

    /** A lease is ended in the store that granted it. */
    private void end(TokenLease lease, Consumer<TokenStore> step) {
        if (own.hasGranted(lease)) {
            step.accept(own);
        } else {
            availability.run(() -> step.accept(shared));
        }
    }

    @Override
    public void discard(TokenKey key, String tokenId) {
        own.discard(key, tokenId);
        try {
            availability.run(() -> shared.discard(key, tokenId));
        } catch (VeriportException storeLost) {
            return; // the next claim handles it
        }
    }

    @Override
    public void restore(TokenKey key, StoredToken token, Duration usableFor, Duration expiresIn) {
        try {
            availability.run(() -> shared.restore(key, token, usableFor, expiresIn));
        } catch (VeriportException away) {
            own.restore(key, token, usableFor, expiresIn);
        }
    }
}
