package dev.veriport.testkit.contract;

import dev.veriport.store.StoredToken;
import dev.veriport.store.TokenClaim;
import dev.veriport.store.TokenKey;
import dev.veriport.store.TokenLease;
import dev.veriport.store.TokenStore;
import java.time.Duration;

/** Tokens that pass everything on, for defects to extend. */
class SoundTokens implements TokenStore {
    final TokenStore sound;

    SoundTokens(TokenStore sound) {
        this.sound = sound;
    }

    @Override
    public TokenClaim claim(TokenKey key, Duration lease) {
        return sound.claim(key, lease);
    }

    @Override
    public TokenClaim claimAhead(TokenKey key, Duration lease, String tokenId) {
        return sound.claimAhead(key, lease, tokenId);
    }

    @Override
    public boolean publish(TokenLease lease, StoredToken token, Duration usableFor, Duration expiresIn) {
        return sound.publish(lease, token, usableFor, expiresIn);
    }

    @Override
    public void fail(TokenLease lease, Duration retryAfter) {
        sound.fail(lease, retryAfter);
    }

    @Override
    public void release(TokenLease lease) {
        sound.release(lease);
    }

    @Override
    public void discard(TokenKey key, String tokenId) {
        sound.discard(key, tokenId);
    }

    @Override
    public void restore(TokenKey key, StoredToken token, Duration usableFor, Duration expiresIn) {
        sound.restore(key, token, usableFor, expiresIn);
    }
}
