package dev.veriport.adapter.onfido;

import dev.veriport.fake.onfido.FakeOnfido;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.contract.VendorContract;
import dev.veriport.testkit.vendor.SampleRequest;
import dev.veriport.testkit.vendor.StagedOperation.Staging;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Onfido keeps the contract:")
class OnfidoContractTest extends VendorContract {
    OnfidoContractTest() {
        super(FakeOnfido.withOauth());
    }

    /** An open run has nothing but its status: one request reads it. */
    private static final Staging OPEN_RUN = (vendor, veriport) -> {
        VerificationSession session = veriport.identityProvider()
                .start(SampleRequest.of("staged-case")
                        .returnTo(URI.create("https://shop.example/verified"))
                        .build());
        return failing -> failing.identityProvider().complete(session.ref(), ReturnedParameters.none());
    };

    @Override
    protected Map<String, Staging> vendorOnly() {
        return Map.of("find-workflow-run", OPEN_RUN);
    }
}
