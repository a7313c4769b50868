package dev.veriport.store.redis;

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
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens in Redis. Only Redis's clock is used: each step reads it and decides in one script, so nodes with different clocks
 * agree.
 */
final class RedisTokenStore implements TokenStore {
    /** How long the number of failures is remembered without a new request. */
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    /** Id, the instant from which the token may be expired, whether it is a replacement, and the sealed text. */
    private static final Pattern TOKEN = Pattern.compile("([^:]+):(-?[0-9]{1,18}):([01]):(.*)", Pattern.DOTALL);

    private final RedisConnection redis;
    private final Ticker ticker;

    RedisTokenStore(RedisConnection redis, Ticker ticker) {
        this.redis = redis;
        this.ticker = ticker;
    }

    @Override
    public TokenClaim claimAhead(TokenKey key, Duration lease, String tokenId) {
        String owner = UUID.randomUUID().toString();
        List<String> keys = Names.token(key);
        Reply reply = redis.run(Step.of(Script.CLAIM, keys, owner, lease, tokenId));
        return switch (reply.text(0)) {
            case "GRANTED" ->
                new Granted(new TokenLease(key, owner, reply.number(1)), Math.toIntExact(reply.number(2)));
            case "FAILING" -> new Failing(left(reply.number(1), keys));
            case "FETCHING" -> new Fetching(left(reply.number(1), keys));
            default -> stored(reply.text(1), left(reply.number(2), keys), reply.number(3), keys);
        };
    }

    /** A value without an expiry was not written by Veriport. */
    private static Duration left(long millis, List<String> keys) {
        if (millis < 0) {
            throw RedisFailure.notOurs(String.join(" or ", keys));
        }
        return Duration.ofMillis(millis);
    }

    private static Stored stored(String value, Duration expiresIn, long now, List<String> keys) {
        Matcher token = TOKEN.matcher(value);
        if (!token.matches()) {
            throw RedisFailure.notOurs(keys.get(0));
        }
        boolean replacement = token.group(3).equals("1");
        return new Stored(
                new StoredToken(token.group(1), Secret.of(token.group(4)), replacement),
                Duration.ofMillis(Long.parseLong(token.group(2)) - now),
                expiresIn);
    }

    /** @param deadFrom the instant by Redis's clock */
    private static String written(StoredToken token, long deadFrom) {
        return token.id() + ":" + deadFrom + ":" + (token.replacement() ? "1" : "0") + ":"
                + token.value().reveal();
    }

    @Override
    public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
        String value = written(token, lease.grantedAt() + usableFor.toMillis());
        return redis.run(Step.of(Script.PUBLISH, Names.token(lease.key()), lease.owner(), value, expiresIn))
                .is("PUBLISHED");
    }

    /**
     * Subtracts the time since Redis's clock was read, which is the cautious side. Needs no lease: every node that has the token
     * writes it back, and the first one succeeds.
     */
    @Override
    public void restore(TokenKey key, StoredToken token, Duration usableFor, Duration expiresIn) {
        List<String> keys = Names.token(key);
        long startedAt = ticker.nanos();
        long now = redis.run(Step.of(Script.TIME, keys)).number(1);
        Duration left = usableFor.minusNanos(ticker.nanos() - startedAt);
        redis.run(Step.of(Script.RESTORE, keys, written(token, now + left.toMillis()), expiresIn));
    }

    @Override
    public void fail(TokenLease lease, Duration retryAfter) {
        redis.run(
                Step.of(Script.FAIL, Names.token(lease.key()), lease.owner(), retryAfter, retryAfter.plus(REMEMBERED)));
    }

    @Override
    public void release(TokenLease lease) {
        redis.run(Step.of(Script.RELEASE, Names.token(lease.key()), lease.owner()));
    }

    @Override
    public void discard(TokenKey key, String tokenId) {
        redis.run(Step.of(Script.DISCARD, Names.token(key), tokenId));
    }
}
