package dev.veriport.testkit.contract;

import dev.veriport.store.Store;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;

/** A vault whose store is there. */
final class GuardedResultVaultContractTest extends ResultVaultContract {
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
