package dev.veriport.testkit.contract;

import dev.veriport.store.MemoryRequestBudget;
import dev.veriport.store.RequestBudget;
import java.time.InstantSource;

final class MemoryRequestBudgetTest extends RequestBudgetContract {

    @Override
    protected RequestBudget open() {
        return new MemoryRequestBudget(InstantSource.system());
    }
}
