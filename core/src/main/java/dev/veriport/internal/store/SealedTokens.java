package dev.veriport.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import dev.veriport.store.SealingKey;
import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim;
import dev.veriport.store.TokenClaim.Stored;
import dev.veriport.store.TokenKey;
import dev.veriport.store.TokenLease;
import dev.veriport.store.TokenStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Seals the tokens of a store. A sealed token opens only under its own name and id. Thread-safe. */
public record SealedTokens(TokenStore store, SealingKey key) implements TokenStore {

    @Override
    public TokenClaim claim(TokenKey of, Duration lease) {
        return opened(of, store.claim(of, lease));
    }

    @Override
    public TokenClaim claimAhead(TokenKey of, Duration lease, String tokenId) {
        return opened(of, store.claimAhead(of, lease, tokenId));
    }

    private TokenClaim opened(TokenKey of, TokenClaim claim) {
        return claim instanceof Stored stored
                ? new Stored(opened(of, stored.token()), stored.usableFor(), stored.expiresIn())
                : claim;
    }

    private StoredToken opened(TokenKey of, StoredToken sealed) {
        byte[] plain = decoded(sealed.value())
                .flatMap(bytes -> key.open(bytes, context(of, sealed)))
                .orElseThrow(() -> VeriportException.notSent(
                                ErrorCode.CONFIGURATION,
                                "the store has a token that cannot be opened: set the same veriport.store-keys on every"
                                        + " node")
                        .build());
        return new StoredToken(sealed.id(), Secret.of(new String(plain, UTF_8)), sealed.replacement());
    }

    private static Optional<byte[]> decoded(Secret text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.reveal()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private StoredToken sealed(TokenKey of, StoredToken plain) {
        byte[] sealed = key.seal(plain.value().reveal().getBytes(UTF_8), context(of, plain));
        Secret text = Secret.of(Base64.getEncoder().encodeToString(sealed));
        return new StoredToken(plain.id(), text, plain.replacement());
    }

    private static byte[] context(TokenKey of, StoredToken token) {
        return (of.name() + " " + token.id() + " " + token.replacement()).getBytes(UTF_8);
    }

    @Override
    public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
        return store.publish(lease, sealed(lease.key(), token), usableFor, expiresIn);
    }

    @Override
    public void fail(TokenLease lease, Duration retryAfter) {
        store.fail(lease, retryAfter);
    }

    @Override
    public void release(TokenLease lease) {
        store.release(lease);
    }

    @Override
    public void discard(TokenKey of, String tokenId) {
        store.discard(of, tokenId);
    }

    @Override
    public void restore(TokenKey of, StoredToken token, Duration usableFor, Duration expiresIn) {
        store.restore(of, sealed(of, token), usableFor, expiresIn);
    }
}
