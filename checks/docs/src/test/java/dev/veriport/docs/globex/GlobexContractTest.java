package dev.veriport.docs.globex;

import dev.veriport.testkit.contract.VendorContract;
import dev.veriport.testkit.vendor.StagedOperation.Staging;
import java.util.Map;
import java.util.function.BiConsumer;

/** The contract, with an operation that an idempotency key repeats, a start of two requests, webhooks, and files at an address. */
final class GlobexContractTest extends VendorContract {
    GlobexContractTest() {
        super(new FakeGlobex(), new GlobexFactory());
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("webhook-secrets", FakeGlobexWebhooks.SECRET);
    }

    @Override
    protected Map<String, Staging> vendorOnly() {
        return Map.of("read-person", ofPerson(GlobexPeople::name), "delete-person", ofPerson(GlobexPeople::delete));
    }

    private Staging ofPerson(BiConsumer<GlobexPeople, String> call) {
        return (vendor, veriport) -> {
            veriport.identityProvider().start(request("staged-case").build());
            String person = ((FakeGlobexServer) vendor).people().iterator().next();
            return failing -> call.accept(
                    failing.identityProvider().unwrap(GlobexPeople.class).orElseThrow(), person);
        };
    }
}
