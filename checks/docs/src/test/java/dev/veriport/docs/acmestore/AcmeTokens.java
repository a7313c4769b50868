package dev.veriport.docs.acmestore;

import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim;
import dev.veriport.store.TokenKey;
import dev.veriport.store.TokenLease;
import dev.veriport.store.TokenStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

final class AcmeTokens implements TokenStore {
    private static final String NONE = "";

    private final AcmeStore store;
    private final Map<String, Row> rows = new HashMap<>();
    private long leases;

    /** A token, a lease and a wait after failures. Each is over at its own time. */
    private static final class Row {
        private @Nullable StoredToken token;
        private long usableUntil;
        private long expiresAt;
        private String owner = NONE;
        private long leaseUntil;
        private int failures;
        private long retryAt;
    }

    AcmeTokens(AcmeStore store) {
        this.store = store;
    }

    @Override
    public TokenClaim claimAhead(TokenKey key, Duration lease, String tokenId) {
        return store.step(now -> {
            Row row = row(key);
            StoredToken token = row.token;
            if (token != null && row.expiresAt > now && !token.id().equals(tokenId)) {
                return new TokenClaim.Stored(token, left(row.usableUntil, now), left(row.expiresAt, now));
            }
            if (row.failures > 0 && row.retryAt > now) {
                return new TokenClaim.Failing(left(row.retryAt, now));
            }
            if (row.leaseUntil > now) {
                return new TokenClaim.Fetching(left(row.leaseUntil, now));
            }
            row.owner = Long.toString(++leases);
            row.leaseUntil = now + lease.toMillis();
            return new TokenClaim.Granted(new TokenLease(key, row.owner, now), row.failures);
        });
    }

    @Override
    public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
        return end(lease, (row, now) -> {
            row.token = token;
            row.usableUntil = lease.grantedAt() + usableFor.toMillis();
            row.expiresAt = now + expiresIn.toMillis();
            row.failures = 0;
        });
    }

    @Override
    public void fail(TokenLease lease, Duration retryAfter) {
        end(lease, (row, now) -> {
            row.failures++;
            row.retryAt = now + retryAfter.toMillis();
        });
    }

    @Override
    public void release(TokenLease lease) {
        end(lease, (row, now) -> {});
    }

    private boolean end(TokenLease lease, BiConsumer<Row, Long> change) {
        return store.step(now -> {
            Row row = row(lease.key());
            boolean owns = row.owner.equals(lease.owner()) && row.leaseUntil > now;
            if (owns) {
                row.leaseUntil = now;
                change.accept(row, now);
            }
            return owns;
        });
    }

    @Override
    public void discard(TokenKey key, String tokenId) {
        store.step(now -> {
            Row row = row(key);
            if (row.token != null && row.token.id().equals(tokenId)) {
                row.token = null;
            }
            return row;
        });
    }

    @Override
    public void restore(TokenKey key, StoredToken token, Duration usableFor, Duration expiresIn) {
        store.step(now -> {
            Row row = row(key);
            if (row.token == null || row.expiresAt <= now) {
                row.token = token;
                row.usableUntil = now + usableFor.toMillis();
                row.expiresAt = now + expiresIn.toMillis();
            }
            return row;
        });
    }

    private Row row(TokenKey key) {
        return rows.computeIfAbsent(key.name(), unused -> new Row());
    }

    private static Duration left(long until, long now) {
        return Duration.ofMillis(until - now);
    }
}
