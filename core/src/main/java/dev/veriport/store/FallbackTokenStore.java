package dev.veriport.store;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.store.TokenClaim.Fetching;
import dev.veriport.store.TokenClaim.Granted;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A shared store with a store in memory as its fallback. When the shared store cannot be reached, callers wait for it
 * during the grace period, since a short outage must not cost a token for each process. After the grace period this
 * process uses a token of its own until the shared store is back. Thread-safe.
 */
public final class FallbackTokenStore implements TokenStore {
    private static final String OWN = "own ";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final TokenStore shared;
    private final MemoryTokenStore own;
    private final Ticker ticker;
    private final Duration grace;
    private final VeriportListener listener;
    private final AtomicReference<@Nullable Outage> outage = new AtomicReference<>();

    private record Outage(long since) {}

    /**
     * A store with a fallback.
     *
     * @param shared closed together with this store
     * @param ticker the clock of the grace period and of the store in memory
     * @param grace how long callers wait for the shared store after it was lost
     * @param listener receives {@code StoreLost} and {@code StoreBack}
     */
    public FallbackTokenStore(TokenStore shared, Ticker ticker, Duration grace, VeriportListener listener) {
        this.shared = shared;
        this.own = new MemoryTokenStore(ticker);
        this.ticker = ticker;
        this.grace = grace;
        this.listener = listener;
        shared.whenBack(this::back);
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
            TokenClaim claim = in.apply(shared);
            back();
            return claim;
        } catch (VeriportException failure) {
            if (failure.code() != ErrorCode.UNAVAILABLE) {
                throw failure;
            }
            return isWaitedFor() ? new Fetching(LOOK_AGAIN) : markedOwn(in.apply(own));
        }
    }

    private void back() {
        if (outage.getAndSet(null) != null) {
            listener.on(new VeriportEvent.StoreBack());
        }
    }

    private static TokenClaim markedOwn(TokenClaim claim) {
        return claim instanceof Granted granted ? new Granted(marked(granted.lease()), granted.failures()) : claim;
    }

    private boolean isWaitedFor() {
        Outage begins = new Outage(ticker.nanos());
        Outage before = outage.compareAndExchange(null, begins);
        if (before == null) {
            listener.on(new VeriportEvent.StoreLost());
        }
        return ticker.nanos() - (before == null ? begins : before).since() < grace.toNanos();
    }

    /** A lease is ended in the store that granted it. */
    private static TokenLease marked(TokenLease lease) {
        return new TokenLease(lease.key(), OWN + lease.owner(), lease.grantedAt());
    }

    private static TokenLease unmarked(TokenLease lease) {
        return isOwn(lease)
                ? new TokenLease(lease.key(), lease.owner().substring(OWN.length()), lease.grantedAt())
                : lease;
    }

    private static boolean isOwn(TokenLease lease) {
        return lease.owner().startsWith(OWN);
    }

    private TokenStore lender(TokenLease lease) {
        return isOwn(lease) ? own : shared;
    }

    @Override
    public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
        return lender(lease).publish(unmarked(lease), token, usableFor, expiresIn);
    }

    @Override
    public void fail(TokenLease lease, Duration retryAfter) {
        lender(lease).fail(unmarked(lease), retryAfter);
    }

    @Override
    public void release(TokenLease lease) {
        lender(lease).release(unmarked(lease));
    }

    @Override
    public void discard(TokenKey key, String tokenId) {
        own.discard(key, tokenId);
        try {
            shared.discard(key, tokenId);
        } catch (VeriportException storeLost) {
            return; // the next claim handles it
        }
    }

    @Override
    public void restore(TokenKey key, StoredToken token, Duration usableFor, Duration expiresIn) {
        try {
            shared.restore(key, token, usableFor, expiresIn);
        } catch (VeriportException away) {
            own.restore(key, token, usableFor, expiresIn);
        }
    }

    /** Checks the shared store. Fails although the store in memory could be used. */
    @Override
    public void check() {
        shared.check();
    }

    @Override
    public void whenBack(Runnable task) {
        shared.whenBack(task);
    }

    @Override
    public void close() {
        own.close();
        shared.close();
    }
}
