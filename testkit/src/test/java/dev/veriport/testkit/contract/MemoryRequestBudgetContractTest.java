package dev.veriport.testkit.contract;

import dev.veriport.store.Store;
import dev.veriport.testkit.time.MutableTicker;

final class MemoryRequestBudgetContractTest extends RequestBudgetContract {

    @Override
    protected Store open() {
        return MemoryStores.open(new MutableTicker());
    }
}
