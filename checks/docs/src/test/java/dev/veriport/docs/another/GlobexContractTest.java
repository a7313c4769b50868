package dev.veriport.docs.another;

import dev.veriport.testkit.contract.VendorContract;
import dev.veriport.testkit.vendor.StagedOperation.Staging;
import java.util.Map;

/** The contract, with an operation that an idempotency key repeats, and a start of two requests. */
final class GlobexContractTest extends VendorContract {
    GlobexContractTest() {
        super(new FakeGlobex(), new GlobexFactory());
    }

    @Override
    protected Map<String, Staging> vendorOnly() {
        return Map.of("delete-person", (vendor, veriport) -> {
            veriport.identityProvider().start(request("staged-case").build());
            String person = ((FakeGlobexServer) vendor).people().iterator().next();
            return failing -> failing.identityProvider()
                    .unwrap(GlobexPeople.class)
                    .orElseThrow()
                    .delete(person);
        });
    }
}
