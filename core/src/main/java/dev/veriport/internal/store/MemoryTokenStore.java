package dev.veriport.internal.store;

import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim;
import dev.veriport.store.TokenClaim.Failing;
import dev.veriport.store.TokenClaim.Fetching;
import dev.veriport.store.TokenClaim.Granted;
import dev.veriport.store.TokenClaim.Stored;
import dev.veriport.store.TokenKey;
import dev.veriport.store.TokenLease;
import dev.veriport.store.TokenStore;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores tokens in memory, for one process. They are lost when the process ends. Thread-safe. */
public final class MemoryTokenStore implements TokenStore {
    private final Ticker ticker;
    private final String name = UUID.randomUUID() + " ";
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<TokenKey, Slot> slots = new HashMap<>();
    private long leases;

    /** @param ticker the clock of this store */
    public MemoryTokenStore(Ticker ticker) {
        this.ticker = ticker;
    }

    /** The state of one key. Each part expires on its own. */
    private static final class Slot {
        private @Nullable StoredToken token;
        private long deadFrom;
        private long expiresAt;
        private @Nullable String owner;
        private long leaseUntil;
        private int failures;
        private long retryAt;
    }

    @Override
    public TokenClaim claimAhead(TokenKey key, Duration lease, String tokenId) {
        return at(key, slot -> {
            long now = ticker.nanos();
            StoredToken token = slot.token;
            if (token != null && slot.expiresAt - now > 0 && !token.id().equals(tokenId)) {
                return new Stored(token, Duration.ofNanos(slot.deadFrom - now), Duration.ofNanos(slot.expiresAt - now));
            }
            if (slot.failures > 0 && slot.retryAt - now > 0) {
                return new Failing(Duration.ofNanos(slot.retryAt - now));
            }
            if (slot.owner != null && slot.leaseUntil - now > 0) {
                return new Fetching(Duration.ofNanos(slot.leaseUntil - now));
            }
            String owner = name + ++leases;
            slot.owner = owner;
            slot.leaseUntil = now + lease.toNanos();
            return new Granted(new TokenLease(key, owner, now), slot.failures);
        });
    }

    /** Whether this store has granted the lease. */
    boolean hasGranted(TokenLease lease) {
        return lease.owner().startsWith(name);
    }

    @Override
    public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
        return ended(lease, slot -> {
            slot.token = token;
            slot.deadFrom = lease.grantedAt() + usableFor.toNanos();
            slot.expiresAt = ticker.nanos() + expiresIn.toNanos();
            slot.failures = 0;
        });
    }

    @Override
    public void fail(TokenLease lease, Duration retryAfter) {
        ended(lease, slot -> {
            slot.failures++;
            slot.retryAt = ticker.nanos() + retryAfter.toNanos();
        });
    }

    @Override
    public void release(TokenLease lease) {
        ended(lease, slot -> {});
    }

    @Override
    public void discard(TokenKey key, String tokenId) {
        at(key, slot -> {
            if (slot.token != null && slot.token.id().equals(tokenId)) {
                slot.token = null;
            }
            return slot;
        });
    }

    @Override
    public void restore(TokenKey key, StoredToken token, Duration usableFor, Duration expiresIn) {
        at(key, slot -> {
            long now = ticker.nanos();
            if (slot.token == null || slot.expiresAt - now <= 0) {
                slot.token = token;
                slot.deadFrom = now + usableFor.toNanos();
                slot.expiresAt = now + expiresIn.toNanos();
            }
            return slot;
        });
    }

    /** Forgets everything. */
    void clear() {
        lock.lock();
        try {
            slots.clear();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends a lease and changes the slot. Changes nothing and returns false when the lease has expired or has another
     * owner.
     */
    private boolean ended(TokenLease lease, Consumer<Slot> change) {
        return at(lease.key(), slot -> {
            boolean owns = lease.owner().equals(slot.owner) && slot.leaseUntil - ticker.nanos() > 0;
            if (owns) {
                slot.owner = null;
                change.accept(slot);
            }
            return owns;
        });
    }

    private <T> T at(TokenKey key, Function<Slot, T> step) {
        lock.lock();
        try {
            return step.apply(slots.computeIfAbsent(key, unknown -> new Slot()));
        } finally {
            lock.unlock();
        }
    }
}
