package dev.veriport.testkit.memory;

import dev.veriport.model.Capability;
import java.util.Set;

/** A vendor without a hosted page. */
class InMemoryInTheSdkContractTest extends InMemoryContractTest {
    @Override
    InMemoryVendor vendor() {
        return InMemoryVendor.offering(Set.of(Capability.START_MOBILE_SDK, Capability.COMPLETE));
    }
}
