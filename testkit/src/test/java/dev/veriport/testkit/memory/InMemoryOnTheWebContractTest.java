package dev.veriport.testkit.memory;

import dev.veriport.model.Capability;
import java.util.Set;

/** The least an adapter can do: the clauses on what is not declared. */
class InMemoryOnTheWebContractTest extends InMemoryContractTest {
    @Override
    InMemoryVendor vendor() {
        return InMemoryVendor.offering(Set.of(Capability.START_WEB, Capability.COMPLETE));
    }
}
