package dev.veriport.store.jdbc;

import dev.veriport.model.Secret;
import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim;
import dev.veriport.store.TokenClaim.Failing;
import dev.veriport.store.TokenClaim.Fetching;
import dev.veriport.store.TokenClaim.Granted;
import dev.veriport.store.TokenClaim.Stored;
import dev.veriport.store.TokenKey;
import dev.veriport.store.TokenLease;
import dev.veriport.store.TokenStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** One row for each token: the sealed token, the lease and the failures. */
final class JdbcTokenStore implements TokenStore {
    private static final String FIND = """
            select token_id, sealed, replacement, usable_until - {now} as usable_for, expires_at - {now} as expires_in,
                retry_at - {now} as retry_after, leased_until - {now} as lease_left
            from veriport_token where name = ?""";

    private static final String GRANT = """
            insert into veriport_token (name, owner, leased_until) values (?, ?, {now} + ?)
            on conflict (name) do update set owner = excluded.owner, leased_until = excluded.leased_until
            where (veriport_token.expires_at <= {now} or veriport_token.token_id = ?)
                and veriport_token.retry_at <= {now} and veriport_token.leased_until <= {now}
            returning {now}, failures""";

    private static final String OF_THE_LEASE = " where name = ? and owner = ? and leased_until > {now}";

    private static final String PUBLISH = """
            update veriport_token set token_id = ?, sealed = ?, replacement = ?, usable_until = ?,
                expires_at = {now} + ?, owner = null, leased_until = 0, failures = 0, retry_at = 0""" + OF_THE_LEASE;

    private static final String FAIL = """
            update veriport_token set failures = failures + 1, retry_at = {now} + ?,
                owner = null, leased_until = 0""" + OF_THE_LEASE;

    private static final String RELEASE = "update veriport_token set owner = null, leased_until = 0" + OF_THE_LEASE;

    private static final String DISCARD = """
            update veriport_token set token_id = null, sealed = null, expires_at = 0 where name = ? and token_id = ?""";

    private static final String RESTORE = """
            insert into veriport_token (name, token_id, sealed, replacement, usable_until, expires_at)
            values (?, ?, ?, ?, {now} + ?, {now} + ?)
            on conflict (name) do update set token_id = excluded.token_id, sealed = excluded.sealed,
                replacement = excluded.replacement, usable_until = excluded.usable_until,
                expires_at = excluded.expires_at
            where veriport_token.expires_at <= {now}""";

    private final Database database;

    JdbcTokenStore(Database database) {
        this.database = database;
    }

    /** Looks before it tries: callers that wait for a token only read. What changed in between is looked at again. */
    @Override
    public TokenClaim claimAhead(TokenKey key, Duration lease, String tokenId) {
        String name = key.name();
        String owner = UUID.randomUUID().toString();
        return database.step(session -> {
            while (true) {
                Optional<TokenClaim> claim = session.first(FIND, row -> found(row, tokenId), name)
                        .flatMap(found -> found)
                        .or(() -> session.first(
                                GRANT,
                                row -> new Granted(new TokenLease(key, owner, row.getLong(1)), row.getInt(2)),
                                name,
                                owner,
                                Milliseconds.atLeast(lease),
                                tokenId));
                if (claim.isPresent()) {
                    return claim.get();
                }
            }
        });
    }

    /** Empty where the lease can be granted. */
    private static Optional<TokenClaim> found(ResultSet row, String noToken) throws SQLException {
        Duration expiresIn = left(row, "expires_in");
        String id = row.getString("token_id");
        if (id != null && !expiresIn.isZero() && !id.equals(noToken)) {
            StoredToken token = new StoredToken(id, Secret.of(row.getString("sealed")), row.getBoolean("replacement"));
            return Optional.of(new Stored(token, Duration.ofMillis(row.getLong("usable_for")), expiresIn));
        }
        Duration retryAfter = left(row, "retry_after");
        if (!retryAfter.isZero()) {
            return Optional.of(new Failing(retryAfter));
        }
        Duration leaseLeft = left(row, "lease_left");
        return leaseLeft.isZero() ? Optional.empty() : Optional.of(new Fetching(leaseLeft));
    }

    /** Zero where the time is over. */
    private static Duration left(ResultSet row, String column) throws SQLException {
        return Duration.ofMillis(Math.max(0, row.getLong(column)));
    }

    @Override
    public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
        return ended(
                lease,
                PUBLISH,
                token.id(),
                token.value().reveal(),
                token.replacement(),
                lease.grantedAt() + usableFor.toMillis(),
                Milliseconds.atLeast(expiresIn));
    }

    @Override
    public void fail(TokenLease lease, Duration retryAfter) {
        ended(lease, FAIL, Milliseconds.atLeast(retryAfter));
    }

    @Override
    public void release(TokenLease lease) {
        ended(lease, RELEASE);
    }

    /** Changes the row where the lease has not expired. */
    private boolean ended(TokenLease lease, String sql, Object... changes) {
        Object[] arguments = Arrays.copyOf(changes, changes.length + 2);
        arguments[changes.length] = lease.key().name();
        arguments[changes.length + 1] = lease.owner();
        return database.step(session -> session.update(sql, arguments)) > 0;
    }

    @Override
    public void discard(TokenKey key, String tokenId) {
        database.step(session -> session.update(DISCARD, key.name(), tokenId));
    }

    @Override
    public void restore(TokenKey key, StoredToken token, Duration usableFor, Duration expiresIn) {
        database.step(session -> session.update(
                RESTORE,
                key.name(),
                token.id(),
                token.value().reveal(),
                token.replacement(),
                usableFor.toMillis(),
                Milliseconds.atLeast(expiresIn)));
    }
}
