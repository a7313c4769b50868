package dev.veriport.fakes;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim;
import dev.veriport.store.TokenKey;
import dev.veriport.store.TokenLease;
import dev.veriport.store.TokenStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A store that can be lost, and come back. */
public final class UnreliableStore implements TokenStore {
    private final TokenStore store;
    private final List<Runnable> tasks = new CopyOnWriteArrayList<>();
    private final Semaphore restored = new Semaphore(0);
    private volatile boolean lost;

    public UnreliableStore(TokenStore store) {
        this.store = store;
    }

    public void lose() {
        lost = true;
    }

    public void comeBack() {
        lost = false;
        tasks.forEach(Runnable::run);
    }

    /** Returns when this many tokens were put back, which nodes do by themselves when the store is back. */
    public void awaitRestored(int count) throws InterruptedException {
        if (!restored.tryAcquire(count, 20, TimeUnit.SECONDS)) {
            throw new AssertionError(restored.availablePermits() + " tokens were put back and not " + count);
        }
    }

    private TokenStore reached() {
        if (lost) {
            throw VeriportException.of(ErrorCode.UNAVAILABLE, "the store is away")
                    .build();
        }
        return store;
    }

    @Override
    public TokenClaim claim(TokenKey key, Duration lease) {
        return reached().claim(key, lease);
    }

    @Override
    public TokenClaim claimAhead(TokenKey key, Duration lease, String tokenId) {
        return reached().claimAhead(key, lease, tokenId);
    }

    @Override
    public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
        return reached().publish(lease, token, usableFor, expiresIn);
    }

    @Override
    public void fail(TokenLease lease, Duration retryAfter) {
        reached().fail(lease, retryAfter);
    }

    @Override
    public void release(TokenLease lease) {
        reached().release(lease);
    }

    @Override
    public void discard(TokenKey key, String tokenId) {
        reached().discard(key, tokenId);
    }

    @Override
    public void restore(TokenKey key, StoredToken token, Duration usableFor, Duration expiresIn) {
        reached().restore(key, token, usableFor, expiresIn);
        restored.release();
    }

    @Override
    public void check() {
        reached().check();
    }

    @Override
    public void whenBack(Runnable task) {
        tasks.add(task);
    }

    @Override
    public void close() {
        store.close();
    }
}
