package dev.veriport.testkit.memory;

import dev.veriport.model.Capability;
import java.util.Set;

/** Declares none of it. */
class InMemoryWithoutNotificationsContractTest extends InMemoryNotificationContractTest {
    @Override
    InMemoryVendor vendor() {
        return InMemoryVendor.offering(Set.of(Capability.START_WEB, Capability.COMPLETE));
    }
}
