package dev.veriport.testkit.memory;

import dev.veriport.model.Capability;
import java.util.Set;

/** A vendor that verifies images and finds no verification again. */
final class InMemoryWithoutFindContractTest extends InMemoryContract {
    InMemoryWithoutFindContractTest() {
        super(InMemoryVendor.offering(Set.of(Capability.START_WEB, Capability.COMPLETE, Capability.VERIFY)));
    }
}
