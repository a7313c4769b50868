package dev.veriport.internal.token;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportEvent.IssueReason;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.store.TokenClaim;
import dev.veriport.store.TokenClaim.Failing;
import dev.veriport.store.TokenClaim.Fetching;
import dev.veriport.store.TokenClaim.Granted;
import dev.veriport.store.TokenClaim.Stored;
import dev.veriport.store.TokenKey;
import dev.veriport.store.TokenLease;
import dev.veriport.store.TokenStore;
import dev.veriport.time.Ticker;
import dev.veriport.token.ReusableToken;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Gets the token that all processes with this store use: the stored one, or a new one that this process alone requests
 * after the last one has certainly expired. Waits as long as that takes.
 */
final class TokenRenewal {
    /** How often a waiting process polls the store. */
    private static final long POLL_INTERVAL = Duration.ofMillis(100).toNanos();

    /** How much longer a lease lives than the fetch it is for. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(2);

    private final ProviderId provider;
    private final TokenKey key;
    private final TokenStore store;
    private final Supplier<ReusableToken> issuer;
    private final Ticker ticker;
    private final DetachedTasks detachedTasks;
    private final VeriportListener listener;
    private final long tokenTransitAllowance;
    private final Duration lease;
    private final RandomGenerator random = RandomGenerator.getDefault();

    /**
     * @param tokenTransitAllowance the time allowed for a request to reach the vendor
     * @param fetchTimeout how long a request for a token may take
     */
    TokenRenewal(
            TokenKey key,
            TokenContext context,
            Duration tokenTransitAllowance,
            Duration fetchTimeout,
            Supplier<ReusableToken> issuer) {
        this.provider = context.provider();
        this.key = key;
        this.store = context.store();
        this.issuer = issuer;
        this.ticker = context.ticker();
        this.detachedTasks = context.detachedTasks();
        this.listener = context.listener();
        this.tokenTransitAllowance = tokenTransitAllowance.toNanos();
        this.lease = fetchTimeout.plus(LEASE_MARGIN);
    }

    /**
     * Gets a usable token.
     *
     * @param last the previous token that this process knew
     * @param refused whether the vendor refused that token, so that it is replaced before it expires
     * @throws VeriportException when no token could be issued, with the time to wait where there is one
     */
    HeldToken renew(@Nullable HeldToken last, boolean refused) throws InterruptedException {
        if (refused && last != null) {
            store.discard(key, last.stored().id());
        }
        boolean mayBeStored = refused; // a store that was away just now has not discarded it
        while (true) {
            long asked = ticker.nanos();
            TokenClaim claim = store.claim(key, lease);
            if (claim instanceof Granted granted) {
                if (refused || last == null || !last.mayStillLive(ticker.nanos())) {
                    return ask(granted, refused, reason(last, refused));
                }
                store.release(granted.lease()); // the store lost a token that may still be valid
                pauseUntil(last.regenerateAfter());
            } else if (claim instanceof Stored stored) {
                HeldToken found = HeldToken.found(stored, asked, ticker.nanos());
                if (mayBeStored
                        && last != null
                        && last.stored().id().equals(found.stored().id())) {
                    store.discard(key, last.stored().id());
                    mayBeStored = false;
                } else if (isUsable(found)) {
                    listener.on(new VeriportEvent.TokenAdopted(provider, key.purpose()));
                    return found;
                } else {
                    pauseUntil(found.regenerateAfter());
                }
            } else if (claim instanceof Fetching fetching) {
                pauseUntil(asked + Math.min(POLL_INTERVAL, fetching.leaseLeft().toNanos()));
            } else {
                throw leftAlone(((Failing) claim).retryAfter());
            }
        }
    }

    /**
     * Replaces a token that is still usable. Waits for nobody.
     *
     * @return empty when another process is doing it, when the last request failed and the next is not allowed yet, or when
     *     this request failed
     */
    Optional<HeldToken> renewAhead(HeldToken old) {
        try {
            long asked = ticker.nanos();
            TokenClaim claim = store.claimAhead(key, lease, old.stored().id());
            if (claim instanceof Granted granted) {
                return Optional.of(ask(granted, false, IssueReason.AHEAD));
            }
            if (claim instanceof Stored stored) {
                HeldToken found = HeldToken.found(stored, asked, ticker.nanos());
                listener.on(new VeriportEvent.TokenAdopted(provider, key.purpose()));
                return Optional.of(found);
            }
            return Optional.empty();
        } catch (VeriportException failure) {
            return Optional.empty(); // the event and the store have it
        }
    }

    /** A reading in the last tenth of a token's life, in its first half; different in each process. */
    long startOfLastTenth(HeldToken fresh) {
        long tenth = fresh.token().lifetime().toNanos() / 10;
        return fresh.deadFrom() - tenth + random.nextLong(tenth / 2 + 1);
    }

    /** Writes a token in use into a store that has lost it. */
    void share(HeldToken held) {
        try {
            long now = ticker.nanos();
            store.restore(key, held.stored(), held.usableFor(now), held.expiresIn(now));
        } catch (VeriportException lostAgain) {
            return; // tried again when the store is back the next time
        }
    }

    boolean isUsable(HeldToken token) {
        return token.isUsable(ticker.nanos(), tokenTransitAllowance);
    }

    private HeldToken ask(Granted granted, boolean replacement, IssueReason reason) {
        long asked = ticker.nanos();
        ReusableToken token;
        try {
            token = issuer.get();
        } catch (VeriportException failure) {
            throw failed(granted, failure, Duration.ZERO);
        } catch (RuntimeException bug) {
            throw failed(
                    granted,
                    unobtainable("the request for a token failed")
                            .unexpected(bug)
                            .build(),
                    Duration.ZERO);
        }
        listener.on(new VeriportEvent.TokenIssued(provider, key.purpose(), reason));
        HeldToken fresh = HeldToken.fresh(token, replacement, asked, ticker.nanos());
        if (!isUsable(fresh)) {
            VeriportException dead = unobtainable(
                            "the token had expired when it arrived: compare its lifetime with token-transit")
                    .build();
            throw failed(granted, dead, token.lifetime());
        }
        publish(granted.lease(), fresh);
        return fresh;
    }

    /** A token that cannot be shared is billed too, so this process uses it. */
    private void publish(TokenLease owned, HeldToken fresh) {
        try {
            boolean kept = store.publish(
                    owned,
                    fresh.stored(),
                    fresh.token().lifetime(),
                    fresh.token().lifetime());
            if (!kept) {
                listener.on(new VeriportEvent.TokenFenced(provider, key.purpose()));
            }
        } catch (VeriportException storeLost) {
            return; // shared when the store is back
        }
    }

    /** @param atLeast the shortest wait, whatever the reason */
    private VeriportException failed(Granted granted, VeriportException failure, Duration atLeast) {
        Optional<Duration> wait = TokenBackoff.after(failure, granted.failures(), random)
                .map(backoff -> backoff.compareTo(atLeast) < 0 ? atLeast : backoff);
        try {
            wait.ifPresentOrElse(time -> store.fail(granted.lease(), time), () -> store.release(granted.lease()));
        } catch (VeriportException storeLost) {
            failure.addSuppressed(storeLost); // the lease expires by itself
        }
        listener.on(new VeriportEvent.TokenFailed(provider, key.purpose(), failure.code(), wait.orElse(Duration.ZERO)));
        return wait.map(time -> failure.toBuilder().retryAfter(time).build()).orElse(failure);
    }

    private void pauseUntil(long moment) throws InterruptedException {
        if (ticker.await(detachedTasks.closed(), moment)) {
            throw DetachedTasks.closedFailure();
        }
    }

    private static IssueReason reason(@Nullable HeldToken last, boolean refused) {
        if (last == null) {
            return IssueReason.FIRST;
        }
        return refused ? IssueReason.REFUSED : IssueReason.EXPIRED;
    }

    /** The failure for callers during the wait, with the message of the cause. */
    static VeriportException leftAlone(VeriportException failure, Duration retryAfter) {
        VeriportException known = leftAlone(retryAfter);
        return known.toBuilder()
                .message(known.getMessage() + " (" + failure.getMessage() + ")")
                .build();
    }

    private static VeriportException leftAlone(Duration retryAfter) {
        return unobtainable("the last request for a token failed, and the next one is not allowed yet: wait")
                .retryAfter(retryAfter)
                .build();
    }

    private static VeriportException.Builder unobtainable(String message) {
        return VeriportException.notSent(ErrorCode.UNAVAILABLE, message);
    }
}
