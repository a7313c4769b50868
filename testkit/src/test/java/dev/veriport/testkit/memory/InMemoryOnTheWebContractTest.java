package dev.veriport.testkit.memory;

import dev.veriport.model.Capability;
import java.util.Set;

/** The least an adapter can do: the clauses on what is not declared. */
final class InMemoryOnTheWebContractTest extends InMemoryContract {
    InMemoryOnTheWebContractTest() {
        super(InMemoryVendor.offering(Set.of(Capability.START_WEB, Capability.COMPLETE)));
    }
}
