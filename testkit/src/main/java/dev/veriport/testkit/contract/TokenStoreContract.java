package dev.veriport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.veriport.store.VendorAccount;
import dev.veriport.token.TokenPurpose;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of the tokens of every store. Extend it, implement two methods, and run it as a JUnit test. Each clause gets an
 * empty store.
 */
public abstract class TokenStoreContract extends StoreContract {
    private static final int CLAIMS = 16;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration BRIEF = Duration.ofMillis(200);
    private static final Duration LIFETIME = Duration.ofHours(1);

    /** The tolerance for a store whose clock advances during the test. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    private static final TokenKey KEY = key("vendor", "client", "secret", TokenPurpose.API);

    private TokenStore store;

    /** For the extending class. */
    protected TokenStoreContract() {}

    /** Returns when this much time has passed on the store's clock. */
    protected abstract void pass(Duration time);

    @BeforeEach
    void useTokens() {
        store = store().tokens();
    }

    @Test
    @DisplayName("TS1 of all concurrent claims one gets the lease, and the others see that it is taken")
    void oneIsGranted() {
        List<TokenClaim> claims = AtOnce.call(CLAIMS, () -> store.claim(KEY, LEASE));

        assertThat(claims).filteredOn(Granted.class::isInstance).hasSize(1);
        assertThat(claims)
                .filteredOn(Fetching.class::isInstance)
                .hasSize(CLAIMS - 1)
                .allSatisfy(claim -> assertThat(((Fetching) claim).leaseLeft()).isBetween(LEASE.minus(SLACK), LEASE));
    }

    @Test
    @DisplayName("TS2 every claim finds the published token, with both of its limits")
    void published() {
        StoredToken token = new StoredToken("id-1", Secret.of("token-1"), true);
        assertThat(store.publish(granted().lease(), token, LIFETIME, LIFETIME.plusMinutes(1)))
                .isTrue();

        Stored stored = (Stored) store.claim(KEY, LEASE);
        assertThat(stored.token()).isEqualTo(token);
        assertThat(stored.usableFor()).isBetween(LIFETIME.minus(SLACK), LIFETIME);
        assertThat(stored.expiresIn()).isBetween(LIFETIME.minus(SLACK), LIFETIME.plusMinutes(1));
    }

    @Test
    @DisplayName("TS3 the time a token is usable counts from the lease, since the vendor may have begun to count then")
    void usableFromTheLease() {
        TokenLease lease = granted().lease();
        pass(BRIEF);
        store.publish(lease, token(1), LIFETIME, LIFETIME);

        assertThat(((Stored) store.claim(KEY, LEASE)).usableFor()).isLessThanOrEqualTo(LIFETIME.minus(BRIEF));
    }

    @Test
    @DisplayName("TS4 an expired lease can be claimed again, and its former holder publishes nothing")
    void fenced() {
        TokenLease dead = ((Granted) store.claim(KEY, BRIEF)).lease();
        pass(BRIEF);
        assertThat(store.publish(dead, token(1), LIFETIME, LIFETIME)).isFalse();
        TokenLease next = granted().lease();
        store.fail(dead, LIFETIME);
        store.release(dead);
        assertThat(store.claim(KEY, LEASE)).isInstanceOf(Fetching.class);

        store.publish(next, token(2), LIFETIME, LIFETIME);
        assertThat(store.publish(dead, token(1), LIFETIME, LIFETIME)).isFalse();
        assertThat(found()).isEqualTo(token(2));
    }

    @Test
    @DisplayName("TS5 an expired token is requested again, once")
    void gone() {
        store.publish(granted().lease(), token(1), BRIEF, BRIEF);
        pass(BRIEF);
        assertThat(granted().failures()).isZero();
        assertThat(store.claim(KEY, LEASE)).isInstanceOf(Fetching.class);
    }

    @Test
    @DisplayName(
            "TS6 after a failure no claim gets the lease until the wait is over; then one does, with the number of failures")
    void failing() {
        store.fail(granted().lease(), LEASE);
        assertThat(((Failing) store.claim(KEY, LEASE)).retryAfter()).isBetween(LEASE.minus(SLACK), LEASE);
    }

    @Test
    @DisplayName("TS7 failures are counted until a success")
    void failuresAreCounted() {
        for (int failures = 0; failures < 3; failures++) {
            Granted granted = granted();
            assertThat(granted.failures()).isEqualTo(failures);
            store.fail(granted.lease(), BRIEF);
            pass(BRIEF);
        }
        store.publish(granted().lease(), token(1), BRIEF, BRIEF);
        pass(BRIEF);
        assertThat(granted().failures()).isZero();
    }

    @Test
    @DisplayName("TS8 a lease that is released is granted again at once")
    void released() {
        store.release(granted().lease());
        assertThat(store.claim(KEY, LEASE)).isInstanceOf(Granted.class);
    }

    @Test
    @DisplayName("TS9 a refused token is forgotten, and no other in its place")
    void discarded() {
        store.publish(granted().lease(), token(1), LIFETIME, LIFETIME);
        store.discard(KEY, token(2).id());
        assertThat(found()).isEqualTo(token(1));

        store.discard(KEY, token(1).id());
        store.publish(granted().lease(), token(2), LIFETIME, LIFETIME);
        store.discard(KEY, token(1).id());
        assertThat(found()).isEqualTo(token(2));
    }

    @Test
    @DisplayName("TS10 another base URL, client, secret or purpose is another token")
    void keysApart() {
        List<TokenKey> keys = List.of(
                KEY,
                key("other", "client", "secret", TokenPurpose.API),
                key("vendor", "other", "secret", TokenPurpose.API),
                key("vendor", "client", "rotated", TokenPurpose.API),
                key("vendor", "client", "secret", TokenPurpose.FACE_AUTHENTICATION));
        for (TokenKey key : keys) {
            assertThat(store.claim(key, LEASE)).isInstanceOf(Granted.class);
        }
    }

    @Test
    @DisplayName(
            "TS11 a lost token is restored, also while another holds the lease, and a stored token is not replaced")
    void restored() {
        store.claim(KEY, LEASE);
        store.restore(KEY, token(1), LIFETIME, LIFETIME);
        Stored stored = (Stored) store.claim(KEY, LEASE);
        assertThat(stored.token()).isEqualTo(token(1));
        assertThat(stored.usableFor()).isBetween(LIFETIME.minus(SLACK), LIFETIME);
        assertThat(stored.expiresIn()).isBetween(LIFETIME.minus(SLACK), LIFETIME);

        store.restore(KEY, token(2), LIFETIME, LIFETIME);
        assertThat(found()).isEqualTo(token(1));
    }

    @Test
    @DisplayName("TS12 a lease ahead is granted once while the token stays there, and its token replaces the old one")
    void ahead() {
        store.publish(granted().lease(), token(1), LIFETIME, LIFETIME);
        TokenClaim claim = store.claimAhead(KEY, LEASE, "id-1");
        assertThat(claim).isInstanceOf(Granted.class);
        assertThat(store.claimAhead(KEY, LEASE, "id-1")).isInstanceOf(Fetching.class);
        assertThat(found()).isEqualTo(token(1));

        assertThat(store.publish(((Granted) claim).lease(), token(2), LIFETIME, LIFETIME))
                .isTrue();
        assertThat(found()).isEqualTo(token(2));
        assertThat(((Stored) store.claimAhead(KEY, LEASE, "id-1")).token()).isEqualTo(token(2));
    }

    @Test
    @DisplayName("TS13 a failed renewal ahead is not seen while there is a token")
    void failedAhead() {
        store.publish(granted().lease(), token(1), LIFETIME, LIFETIME);
        store.fail(((Granted) store.claimAhead(KEY, LEASE, "id-1")).lease(), LEASE);

        assertThat(found()).isEqualTo(token(1));
        assertThat(store.claimAhead(KEY, LEASE, "id-1")).isInstanceOf(Failing.class);
    }

    @Test
    @DisplayName("TS14 a token of 16,384 characters comes back exactly, and whether it is a replacement")
    void exact() {
        String value = "+/=_-.~ \"'\\\n%é€".repeat(1_200).substring(0, 16_384);
        StoredToken replacement = new StoredToken("id-1", Secret.of(value), true);
        store.publish(granted().lease(), replacement, LIFETIME, LIFETIME);
        assertThat(found().value().reveal()).isEqualTo(value);

        store.discard(KEY, replacement.id());
        store.restore(KEY, replacement, LIFETIME, LIFETIME);
        assertThat(found().replacement()).isTrue();
        assertThat(found().value().reveal()).isEqualTo(value);
    }

    private Granted granted() {
        TokenClaim claim = store.claim(KEY, LEASE);
        assertThat(claim).isInstanceOf(Granted.class);
        return (Granted) claim;
    }

    private StoredToken found() {
        return ((Stored) store.claim(KEY, LEASE)).token();
    }

    private static StoredToken token(int number) {
        return new StoredToken("id-" + number, Secret.of("token-" + number), false);
    }

    private static TokenKey key(String host, String clientId, String secret, TokenPurpose purpose) {
        VendorAccount account =
                new VendorAccount(URI.create("https://" + host + ".invalid"), clientId, Secret.of(secret));
        return new TokenKey(account, purpose);
    }
}
