package dev.veriport.testkit.contract;

import dev.veriport.store.Store;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;

final class MemoryResultVaultContractTest extends ResultVaultContract {
    private final MutableTicker ticker = new MutableTicker();

    @Override
    protected Store open() {
        return MemoryStores.open(ticker);
    }

    @Override
    protected void pass(Duration time) {
        ticker.advance(time);
    }
}
