package dev.veriport.testkit.contract;

import dev.veriport.model.VaultKey;
import dev.veriport.store.ResultVault;
import dev.veriport.store.VaultIntent;
import dev.veriport.store.VaultPage;
import java.time.Duration;
import java.util.Optional;

/** A vault that passes everything on, for defects to extend. */
class SoundVault implements ResultVault {
    final ResultVault sound;

    SoundVault(ResultVault sound) {
        this.sound = sound;
    }

    @Override
    public VaultIntent begin(VaultKey key, String owner) {
        return sound.begin(key, owner);
    }

    @Override
    public void withdraw(VaultKey key, String owner) {
        sound.withdraw(key, owner);
    }

    @Override
    public void keep(VaultKey key, byte[] sealed, Duration keep) {
        sound.keep(key, sealed, keep);
    }

    @Override
    public Optional<byte[]> find(VaultKey key) {
        return sound.find(key);
    }

    @Override
    public boolean assign(VaultKey key, VaultKey verification) {
        return sound.assign(key, verification);
    }

    @Override
    public int erase(VaultKey verification, Duration remembered) {
        return sound.erase(verification, remembered);
    }

    @Override
    public VaultPage entries(String after, int limit) {
        return sound.entries(after, limit);
    }

    @Override
    public boolean eraseExpired() {
        return sound.eraseExpired();
    }
}
