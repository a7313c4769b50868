package dev.veriport.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.model.Secret;
import dev.veriport.store.SealingKey;
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
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sealed tokens in Redis. Only Redis's clock is used: each step reads it and decides in one script, so nodes with
 * different clocks agree.
 */
final class RedisTokenStore implements TokenStore {
    /** How long the number of failures is remembered without a new request. */
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private static final String NO_TOKEN = "";

    private final RedisConnection redis;
    private final SealingKey seal;
    private final Ticker ticker;

    RedisTokenStore(RedisConnection redis, SealingKey seal, Ticker ticker) {
        this.redis = redis;
        this.ticker = ticker;
        this.seal = seal;
    }

    @Override
    public TokenClaim claim(TokenKey key, Duration lease) {
        return claimAhead(key, lease, NO_TOKEN);
    }

    @Override
    public TokenClaim claimAhead(TokenKey key, Duration lease, String tokenId) {
        String owner = UUID.randomUUID().toString();
        List<String> keys = TokenKeys.of(key);
        List<String> answer = redis.run(Script.CLAIM, keys, owner, millis(lease), tokenId);
        return switch (answer.get(0)) {
            case "GRANTED" ->
                new Granted(new TokenLease(key, owner, Long.parseLong(answer.get(1))), Integer.parseInt(answer.get(2)));
            case "FAILING" -> new Failing(left(answer.get(1), keys));
            case "FETCHING" -> new Fetching(left(answer.get(1), keys));
            default -> stored(answer.get(1), left(answer.get(2), keys), Long.parseLong(answer.get(3)), keys);
        };
    }

    /** A value without an expiry was not written by Veriport. */
    private static Duration left(String millis, List<String> keys) {
        long left = Long.parseLong(millis);
        if (left < 0) {
            throw RedisConnection.unreadable(keys);
        }
        return Duration.ofMillis(left);
    }

    private Stored stored(String value, Duration expiresIn, long now, List<String> keys) {
        String[] parts = value.split(":", 2);
        ByteBuffer plain = opened(parts[parts.length - 1], context(keys, parts[0]))
                .map(ByteBuffer::wrap)
                .orElseThrow(() -> RedisConnection.unreadable(keys));
        long deadFrom = plain.getLong();
        boolean replacement = plain.get() == 1;
        StoredToken token =
                new StoredToken(parts[0], Secret.of(UTF_8.decode(plain).toString()), replacement);
        return new Stored(token, Duration.ofMillis(deadFrom - now), expiresIn);
    }

    private Optional<byte[]> opened(String sealed, byte[] context) {
        try {
            return seal.open(Base64.getDecoder().decode(sealed), context);
        } catch (IllegalArgumentException garbage) {
            return Optional.empty();
        }
    }

    @Override
    public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
        List<String> keys = TokenKeys.of(lease.key());
        String sealed = sealed(token, lease.grantedAt() + usableFor.toMillis(), keys);
        return done(redis.run(Script.PUBLISH, keys, lease.owner(), sealed, millis(expiresIn)));
    }

    /** @param deadFrom the instant by Redis's clock */
    private String sealed(StoredToken token, long deadFrom, List<String> keys) {
        byte[] value = token.value().reveal().getBytes(UTF_8);
        byte[] plain = ByteBuffer.allocate(Long.BYTES + 1 + value.length)
                .putLong(deadFrom)
                .put((byte) (token.replacement() ? 1 : 0))
                .put(value)
                .array();
        return token.id() + ":" + Base64.getEncoder().encodeToString(seal.seal(plain, context(keys, token.id())));
    }

    /**
     * Subtracts the time since Redis's clock was read, which is the cautious side. Needs no lease: every node that has
     * the token writes it back, and the first one succeeds.
     */
    @Override
    public void restore(TokenKey key, StoredToken token, Duration usableFor, Duration expiresIn) {
        long begun = ticker.nanos();
        long redisTime = redis.time();
        Duration left = usableFor.minusNanos(ticker.nanos() - begun);
        List<String> keys = TokenKeys.of(key);
        redis.run(Script.RESTORE, keys, sealed(token, redisTime + left.toMillis(), keys), millis(expiresIn));
    }

    @Override
    public void fail(TokenLease lease, Duration retryAfter) {
        redis.run(
                Script.FAIL,
                TokenKeys.of(lease.key()),
                lease.owner(),
                millis(retryAfter),
                millis(retryAfter.plus(REMEMBERED)));
    }

    @Override
    public void release(TokenLease lease) {
        redis.run(Script.RELEASE, TokenKeys.of(lease.key()), lease.owner());
    }

    @Override
    public void discard(TokenKey key, String tokenId) {
        redis.run(Script.DISCARD, TokenKeys.of(key), tokenId);
    }

    @Override
    public void check() {
        redis.check();
    }

    @Override
    public void whenBack(Runnable task) {
        redis.whenBack(task);
    }

    @Override
    public void close() {
        redis.close();
    }

    private static boolean done(List<String> answer) {
        return answer.get(0).equals("1");
    }

    /** The key is authenticated too, so a sealed token opens only under its own key. */
    private static byte[] context(List<String> keys, String id) {
        return (keys.get(0) + " " + id).getBytes(UTF_8);
    }

    /**
     * Rounds up, since a token that expires early here would be renewed early. At least 1, the smallest value that
     * Redis accepts.
     */
    private static String millis(Duration time) {
        return Long.toString(Math.max(1, time.plusMillis(1).minusNanos(1).toMillis()));
    }
}
