package dev.veriport.testkit.memory;

import dev.veriport.model.Capability;
import java.util.Set;

/** A vendor without a hosted page. */
final class InMemoryInTheSdkContractTest extends InMemoryContract {
    InMemoryInTheSdkContractTest() {
        super(InMemoryVendor.offering(
                Set.of(Capability.START_MOBILE_SDK, Capability.RESUME, Capability.CANCEL, Capability.COMPLETE)));
    }
}
