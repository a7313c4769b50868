package dev.veriport.testkit.memory;

import dev.veriport.testkit.contract.VendorContract;

/** The contract of the in-memory adapter with one vendor. */
abstract class InMemoryContract extends VendorContract {
    InMemoryContract(InMemoryVendor vendor) {
        super(new InMemoryFake(vendor), new InMemoryIdentityProviderFactory(vendor));
    }
}
