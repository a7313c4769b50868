package dev.veriport.docs.acme;

import dev.veriport.testkit.contract.VendorContract;

final class AcmeContractTest extends VendorContract {
    AcmeContractTest() {
        super(new FakeAcme(), new AcmeFactory());
    }
}
