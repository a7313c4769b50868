package dev.veriport.testkit.contract;

import dev.veriport.store.Store;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;

/** Sealed tokens of a store that is there. */
final class GuardedTokenStoreContractTest extends TokenStoreContract {
    private final MutableTicker ticker = new MutableTicker();

    @Override
    protected Store open() {
        return GuardedStore.reached(ticker);
    }

    @Override
    protected void pass(Duration time) {
        ticker.advance(time);
    }
}
