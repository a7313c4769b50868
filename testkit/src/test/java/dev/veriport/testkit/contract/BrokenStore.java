package dev.veriport.testkit.contract;

import dev.veriport.store.RequestBudget;
import dev.veriport.store.ResultVault;
import dev.veriport.store.Store;
import dev.veriport.store.TokenStore;

/** A store that is sound but for one part. */
record BrokenStore(Store sound, TokenStore tokens, RequestBudget budget, ResultVault vault, Runnable whilePinged)
        implements Store {
    static BrokenStore with(Store sound, TokenStore tokens) {
        return new BrokenStore(sound, tokens, sound.budget(), sound.vault(), sound::ping);
    }

    static BrokenStore with(Store sound, RequestBudget budget) {
        return new BrokenStore(sound, sound.tokens(), budget, sound.vault(), sound::ping);
    }

    static BrokenStore with(Store sound, ResultVault vault) {
        return new BrokenStore(sound, sound.tokens(), sound.budget(), vault, sound::ping);
    }

    static BrokenStore pinging(Store sound, Runnable step) {
        return new BrokenStore(sound, sound.tokens(), sound.budget(), sound.vault(), step);
    }

    @Override
    public void ping() {
        whilePinged.run();
    }

    @Override
    public void close() {
        sound.close();
    }
}
