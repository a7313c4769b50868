package dev.veriport.testkit.contract;

import dev.veriport.store.Store;
import dev.veriport.testkit.time.MutableTicker;

/** Counts whose store is there. */
final class GuardedRequestBudgetContractTest extends RequestBudgetContract {

    @Override
    protected Store open() {
        return GuardedStore.reached(new MutableTicker());
    }
}
