package dev.veriport.token;

import dev.veriport.call.Background;
import dev.veriport.call.Deadline;
import dev.veriport.call.Ticker;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ReusableToken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds one reusable token and renews it when its vendor allows, never before. Two bounds follow from when the request
 * went out (t0) and the answer was in (t1): the vendor began counting somewhere between. So the token is not used from
 * {@code t0 + lifetime - transit}, since it could be dead on arrival, and not renewed before {@code t1 + lifetime},
 * since it could still be alive. In the moments between, callers wait in one queue for one fetch.
 */
final class TokenHolder {
    private final Ticker ticker;
    private final Background background;
    private final Supplier<ReusableToken> issuer;
    private final long transitNanos;

    private volatile @Nullable Held held;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CompletableFuture<ReusableToken> fetch;

    private record Held(ReusableToken token, long usableUntil, long regenerateAfter) {}

    /** @param transit how long a token may be on its way to the vendor */
    TokenHolder(Ticker ticker, Background background, Duration transit, Supplier<ReusableToken> issuer) {
        this.ticker = ticker;
        this.background = background;
        this.transitNanos = transit.toNanos();
        this.issuer = issuer;
        CompletableFuture<Void> unused = background.closed().thenRun(() -> settle(null));
    }

    /** The token while it is usable: one volatile read, one reading of the ticker, one comparison. */
    @Nullable
    ReusableToken usable() {
        Held now = held;
        return now != null && ticker.nanos() - now.usableUntil() < 0 ? now.token() : null;
    }

    /** The token; at once while it is usable, else when it is renewed. */
    ReusableToken get(Deadline deadline) {
        ReusableToken hit = usable();
        if (hit == null && deadline.isOver()) {
            throw late();
        }
        return hit != null ? hit : await(fetchUnderWay(), deadline);
    }

    private CompletableFuture<ReusableToken> fetchUnderWay() {
        lock.lock();
        try {
            ReusableToken hit = usable();
            if (hit != null) {
                return CompletableFuture.completedFuture(hit);
            }
            Held before = held;
            CompletableFuture<ReusableToken> underWay = fetch;
            if (underWay == null) {
                CompletableFuture<ReusableToken> started = new CompletableFuture<>();
                background.start("token", () -> fetch(started, before));
                fetch = started;
                return started;
            }
            return underWay;
        } finally {
            lock.unlock();
        }
    }

    /** Detached from its callers: a token that was asked for is billed, so it is kept even if they all left. */
    private void fetch(CompletableFuture<ReusableToken> result, @Nullable Held before) {
        try {
            if (before != null && ticker.await(background.closed(), before.regenerateAfter())) {
                throw background.closedFailure();
            }
            long asked = ticker.nanos();
            ReusableToken token = issuer.get();
            long answered = ticker.nanos();
            long lifetime = token.lifetime().toNanos();
            Held fresh = new Held(token, asked + lifetime - transitNanos, answered + lifetime);
            settle(fresh);
            if (fresh.usableUntil() - answered <= 0) {
                result.completeExceptionally(VeriportException.of(
                                ErrorCode.UNAVAILABLE,
                                "the token was dead on arrival: compare its lifetime with token-transit")
                        .build());
            } else {
                result.complete(token);
            }
        } catch (InterruptedException closing) {
            settle(before);
            result.completeExceptionally(background.closedFailure());
        } catch (Throwable failure) {
            settle(held);
            boolean closing = background.closed().isDone(); // its interrupt is not the waiters'
            result.completeExceptionally(closing ? background.closedFailure() : failure);
        }
    }

    private void settle(@Nullable Held now) {
        lock.lock();
        try {
            held = background.closed().isDone() ? null : now;
            fetch = null;
        } finally {
            lock.unlock();
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
            throw VeriportException.of(ErrorCode.INTERRUPTED, "interrupted while waiting for a token")
                    .build();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof VeriportException failure) {
                throw failure.toBuilder().build(); // each waiter its own, with its own stack
            }
            throw VeriportException.of(ErrorCode.UNAVAILABLE, "the token could not be had")
                    .cause(failed)
                    .build();
        }
    }

    private static VeriportException late() {
        return VeriportException.of(ErrorCode.TIMEOUT, "the deadline passed while waiting for a token: try again")
                .build();
    }
}
