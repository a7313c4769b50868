package dev.veriport.internal.token;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.store.TokenKey;
import dev.veriport.time.Deadline;
import dev.veriport.time.Ticker;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds one reusable token. All callers that need the next one wait for one fetch, which continues without them. {@link
 * TokenRenewal} does the fetch.
 */
final class TokenHolder {
    /** How long after a renewal ahead that brought no token the next one may start. */
    private static final long NEXT_TRY = Duration.ofSeconds(1).toNanos();

    private final TokenKey key;
    private final TokenContext context;
    private final Ticker ticker;
    private final DetachedTasks detachedTasks;
    private final TokenRenewal renewal;
    private final long tokenTransitAllowance;
    private final boolean ahead;

    private volatile @Nullable HeldToken held;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable HeldToken last;
    private boolean lastRefused;
    private @Nullable Refusal refusal;
    private @Nullable CompletableFuture<ReusableToken> fetch;

    /** A failure that all callers get until an instant. */
    private record Refusal(VeriportException failure, long until) {
        VeriportException failureAt(long now) {
            return failure.toBuilder().retryAfter(Duration.ofNanos(until - now)).build();
        }
    }

    /**
     * @param tokenTransitAllowance the time allowed for a request to reach the vendor
     * @param fetchTimeout how long a request for a token may take
     * @param policy reusable
     */
    TokenHolder(
            TokenKey key,
            TokenPolicy policy,
            TokenContext context,
            Duration tokenTransitAllowance,
            Duration fetchTimeout,
            Supplier<ReusableToken> issuer) {
        this.key = key;
        this.context = context;
        this.ticker = context.ticker();
        this.detachedTasks = context.detachedTasks();
        this.renewal = new TokenRenewal(key, context, tokenTransitAllowance, fetchTimeout, issuer);
        this.tokenTransitAllowance = tokenTransitAllowance.toNanos();
        this.ahead = policy == TokenPolicy.RENEW_AHEAD;
        CompletableFuture<Void> unused = detachedTasks.closed().thenRun(() -> settle(null, null));
        context.whenBack().accept(this::shareAgain);
    }

    /** The token while it is usable. */
    @Nullable
    ReusableToken usable() {
        return usableAt(ticker.nanos());
    }

    /**
     * The token while it is usable. One volatile read and one comparison.
     *
     * @param now a reading of the ticker, taken before
     */
    @Nullable
    ReusableToken usableAt(long now) {
        HeldToken token = held;
        if (token == null || !token.isUsable(now, tokenTransitAllowance)) {
            return null;
        }
        if (token.isDue(now)) {
            renewAhead(token);
        }
        return token.token();
    }

    /**
     * Starts the renewal of a usable token in the background. The call that starts it does not wait, not even for the lock:
     * another call comes.
     */
    @SuppressWarnings("ReferenceEquality") // the same object: otherwise another call has started it
    private void renewAhead(HeldToken due) {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (held == due && fetch == null) {
                HeldToken old = due.renewedFrom(due.deadFrom()); // one renewal at a time
                held = old;
                detachedTasks.startUnlessClosed("token", () -> replace(old));
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * A renewal that fails is invisible while the token lives: a later call tries again. Its token is used also when the old one
     * was refused meanwhile.
     */
    @SuppressWarnings("ReferenceEquality") // the same object: otherwise it was refused meanwhile
    private void replace(HeldToken old) {
        Optional<HeldToken> fresh = renewal.renewAhead(old);
        lock.lock();
        try {
            boolean overtaken = fetch != null
                    || last == null
                    || !last.stored().id().equals(old.stored().id());
            if (overtaken || detachedTasks.closed().isDone()) {
                return;
            }
            if (fresh.isPresent()) {
                last = fresh.get();
                lastRefused = false;
                held = scheduled(last);
            } else if (held == old) {
                held = old.renewedFrom(ticker.nanos() + NEXT_TRY);
            }
        } finally {
            lock.unlock();
        }
    }

    private HeldToken scheduled(HeldToken fresh) {
        return ahead ? fresh.renewedFrom(renewal.startOfLastTenth(fresh)) : fresh;
    }

    /** The token: at once while it is usable, else after its renewal. */
    ReusableToken get(Deadline deadline) {
        ReusableToken hit = usable();
        if (hit == null && deadline.isOver()) {
            throw late();
        }
        return hit != null ? hit : await(fetchUnderWay(), deadline);
    }

    /**
     * The vendor refused a call with this token. It is replaced once. If the vendor refuses the replacement too,
     * another request would only be billed: all callers get the failure for a while.
     */
    void refuse(ReusableToken seen) {
        lock.lock();
        try {
            HeldToken now = held;
            if (now == null || !now.isHandedOutAs(seen)) {
                return; // it was refused already
            }
            held = null;
            lastRefused = !now.stored().replacement();
            if (!lastRefused) {
                refusal = new Refusal(refusedTwice(), ticker.nanos() + TokenBackoff.LONGEST.toNanos());
            }
        } finally {
            lock.unlock();
        }
        context.listener().on(new VeriportEvent.TokenRefused(context.provider(), key.purpose()));
    }

    private CompletableFuture<ReusableToken> fetchUnderWay() {
        lock.lock();
        try {
            ReusableToken hit = usable();
            if (hit != null) {
                return CompletableFuture.completedFuture(hit);
            }
            Refusal refused = refusal;
            if (refused != null && refused.until() - ticker.nanos() > 0) {
                throw refused.failureAt(ticker.nanos());
            }
            CompletableFuture<ReusableToken> underWay = fetch;
            if (underWay == null) {
                CompletableFuture<ReusableToken> started = new CompletableFuture<>();
                HeldToken before = last;
                boolean replacing = lastRefused;
                detachedTasks.start("token", () -> fetch(started, before, replacing));
                fetch = started;
                return started;
            }
            return underWay;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Runs detached from its callers. A requested token is billed, so it is stored even when no caller waits any more.
     */
    private void fetch(CompletableFuture<ReusableToken> result, @Nullable HeldToken before, boolean replacing) {
        try {
            HeldToken fresh = renewal.renew(before, replacing);
            settle(fresh, null);
            result.complete(fresh.token());
        } catch (InterruptedException closing) {
            settle(null, null);
            result.completeExceptionally(DetachedTasks.closedFailure());
        } catch (Throwable failure) {
            settle(null, failure);
            boolean closing = detachedTasks.closed().isDone(); // closing interrupts the fetch, not the waiting callers
            result.completeExceptionally(closing ? DetachedTasks.closedFailure() : failure);
        }
    }

    private void settle(@Nullable HeldToken fresh, @Nullable Throwable failure) {
        lock.lock();
        try {
            fetch = null;
            held = fresh == null || detachedTasks.closed().isDone() ? null : scheduled(fresh);
            if (fresh != null) {
                last = fresh;
                lastRefused = false;
            }
            if (failure instanceof VeriportException told && TokenBackoff.leavesAlone(told)) {
                Duration wait = told.retryAfter().orElse(Duration.ZERO);
                refusal = new Refusal(TokenRenewal.leftAlone(told, wait), ticker.nanos() + wait.toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    /** The store is back and may be empty. Writes the token in use back, so that no other node requests another. */
    private void shareAgain() {
        HeldToken now = held;
        if (now != null && renewal.isUsable(now)) {
            detachedTasks.startUnlessClosed("share", () -> renewal.share(now));
        }
    }

    private ReusableToken await(CompletableFuture<ReusableToken> result, Deadline deadline) {
        try {
            if (!ticker.await(result, deadline.atNanos())) {
                throw late();
            }
            return result.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw VeriportException.notSent(ErrorCode.INTERRUPTED, "interrupted while waiting for a token")
                    .build();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof VeriportException failure) {
                throw failure.toBuilder().build(); // each caller gets its own stack trace
            }
            throw VeriportException.notSent(ErrorCode.UNAVAILABLE, "the request for a token failed")
                    .unexpected(failed)
                    .build();
        }
    }

    private static VeriportException late() {
        return VeriportException.notSent(ErrorCode.TIMEOUT, "the deadline passed while waiting for a token: try again")
                .build();
    }

    private static VeriportException refusedTwice() {
        return VeriportException.notSent(
                        ErrorCode.AUTHENTICATION,
                        "the vendor refuses new tokens too; no more are requested for now: check the account")
                .build();
    }
}
