package dev.veriport.testkit.memory;

import dev.veriport.Veriport;
import dev.veriport.testkit.contract.TokenIssuerContract;

/** Both kinds of tokens, and a purpose without any. */
class InMemoryTokenContractTest extends TokenIssuerContract {
    private final InMemoryVendor vendor = InMemoryVendor.create();

    @Override
    protected Veriport open() {
        return InMemory.veriport(vendor);
    }

    @Override
    protected int requests() {
        return vendor.requests();
    }
}
