package dev.veriport.internal.store;

import static dev.veriport.internal.store.StoreFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.fakes.CountingIssuer;
import dev.veriport.model.Secret;
import dev.veriport.store.SealingKey;
import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim.Granted;
import dev.veriport.store.TokenClaim.Stored;
import dev.veriport.store.TokenKey;
import dev.veriport.store.TokenStore;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** S6, S11: tokens in a store, sealed with the keys of the fleet. */
final class SealedTokensTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final TokenKey KEY = new TokenKey(CountingIssuer.ACCOUNT, TokenPurpose.API);
    private static final TokenKey OTHER = new TokenKey(CountingIssuer.ACCOUNT, TokenPurpose.FACE_AUTHENTICATION);
    private static final StoredToken TOKEN = new StoredToken("id-1", Secret.of("token-1"), false);
    private static final Secret OLD = secret(1);
    private static final Secret NEW = secret(2);

    private final MemoryTokenStore raw = new MemoryTokenStore(new MutableTicker());

    private static Secret secret(int first) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) first;
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }

    private TokenStore sealed(Secret... keys) {
        return new SealedTokens(raw, SealingKey.rotating(List.of(keys)));
    }

    private static void publish(TokenStore in) {
        Granted granted = (Granted) in.claim(KEY, HOUR);
        assertThat(in.publish(granted.lease(), TOKEN, HOUR, HOUR)).isTrue();
    }

    private static StoredToken token(TokenStore in, TokenKey key) {
        return ((Stored) in.claim(key, HOUR)).token();
    }

    private static void refused(TokenStore store, TokenKey key) {
        VeriportException failure = failure(() -> store.claim(key, HOUR));
        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIGURATION);
        assertThat(failure.phase()).isEqualTo(Phase.NOT_SENT);
        assertThat(failure).hasMessageContaining("set the same veriport.store-keys on every node");
    }

    @Test
    @DisplayName("S6 a published and a restored token are sealed in the store, and open with the same key")
    void sealed() {
        publish(sealed(OLD));
        assertThat(token(raw, KEY).value().reveal()).doesNotContain("token-1");
        assertThat(token(sealed(OLD), KEY)).isEqualTo(TOKEN);

        sealed(OLD).restore(OTHER, TOKEN, HOUR, HOUR);
        assertThat(token(raw, OTHER).value().reveal()).doesNotContain("token-1");
        assertThat(token(sealed(OLD), OTHER)).isEqualTo(TOKEN);
    }

    @Test
    @DisplayName("S6 a token that is replaced ahead is opened too")
    void ahead() {
        publish(sealed(OLD));
        Stored stored = (Stored) sealed(OLD).claimAhead(KEY, HOUR, "another id");
        assertThat(stored.token()).isEqualTo(TOKEN);
        assertThat(stored.usableFor()).isEqualTo(HOUR);
    }

    @Test
    @DisplayName("S11 a token that another key has sealed is refused: the message names the setting")
    void otherKey() {
        publish(sealed(OLD));
        refused(sealed(NEW), KEY);
    }

    @Test
    @DisplayName("S11 after a rotation the old key opens, and the new one seals")
    void rotation() {
        publish(sealed(OLD));
        TokenStore rotated = sealed(NEW, OLD);
        assertThat(token(rotated, KEY)).isEqualTo(TOKEN);

        rotated.discard(KEY, TOKEN.id());
        publish(rotated);
        assertThat(token(sealed(NEW), KEY)).isEqualTo(TOKEN);
        refused(sealed(OLD), KEY);
    }

    private enum Change implements UnaryOperator<StoredToken> {
        ID {
            @Override
            public StoredToken apply(StoredToken token) {
                return new StoredToken("id-2", token.value(), token.replacement());
            }
        },
        REPLACEMENT {
            @Override
            public StoredToken apply(StoredToken token) {
                return new StoredToken(token.id(), token.value(), !token.replacement());
            }
        },
        NOT_SEALED {
            @Override
            public StoredToken apply(StoredToken token) {
                return new StoredToken(token.id(), Secret.of("token-1"), token.replacement());
            }
        },
        SHORTENED {
            @Override
            public StoredToken apply(StoredToken token) {
                return new StoredToken(token.id(), Secret.of("AAAA"), token.replacement());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S6 a token that was changed in the store does not open:")
    void changed(Change change) {
        publish(sealed(OLD));
        StoredToken found = token(raw, KEY);
        raw.discard(KEY, found.id());
        raw.restore(KEY, change.apply(found), HOUR, HOUR);
        refused(sealed(OLD), KEY);
    }

    @Test
    @DisplayName("S6 a token that was moved to another key does not open")
    void moved() {
        publish(sealed(OLD));
        raw.restore(OTHER, token(raw, KEY), HOUR, HOUR);
        refused(sealed(OLD), OTHER);
    }
}
