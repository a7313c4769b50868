package dev.veriport.testkit.memory;

/** All that the in-memory vendor can do: both kinds of tokens, and a purpose without any. */
final class InMemoryContractTest extends InMemoryContract {
    InMemoryContractTest() {
        super(InMemoryVendor.create());
    }
}
