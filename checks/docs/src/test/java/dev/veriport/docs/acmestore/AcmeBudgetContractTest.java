package dev.veriport.docs.acmestore;

import dev.veriport.store.Store;
import dev.veriport.testkit.contract.RequestBudgetContract;
import dev.veriport.testkit.time.MutableClock;
import java.time.Instant;

final class AcmeBudgetContractTest extends RequestBudgetContract {

    @Override
    protected Store open() {
        return new AcmeStore(new AcmeEngine(MutableClock.at(Instant.EPOCH)));
    }
}
