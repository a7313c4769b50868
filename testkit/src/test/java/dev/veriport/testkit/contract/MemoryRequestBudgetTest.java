package dev.veriport.testkit.contract;

import dev.veriport.call.MemoryRequestBudget;
import dev.veriport.port.RequestBudget;
import java.time.InstantSource;

final class MemoryRequestBudgetTest extends RequestBudgetContract {

    @Override
    protected RequestBudget open() {
        return new MemoryRequestBudget(InstantSource.system());
    }
}
