package dev.veriport.testkit.contract;

import dev.veriport.store.Store;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;

/** The tokens of a process whose store is away. */
final class OwnTokenStoreContractTest extends TokenStoreContract {
    private final MutableTicker ticker = new MutableTicker();

    @Override
    protected Store open() {
        return GuardedStore.away(ticker);
    }

    @Override
    protected void pass(Duration time) {
        ticker.advance(time);
    }
}
