package dev.veriport.docs.acmestore;

import dev.veriport.store.Store;
import dev.veriport.testkit.contract.TokenStoreContract;
import dev.veriport.testkit.time.MutableClock;
import java.time.Duration;
import java.time.Instant;

final class AcmeTokensContractTest extends TokenStoreContract {
    private final MutableClock clock = MutableClock.at(Instant.EPOCH);

    @Override
    protected Store open() {
        return new AcmeStore(new AcmeEngine(clock));
    }

    @Override
    protected void pass(Duration time) {
        clock.advance(time);
    }
}
