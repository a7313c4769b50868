package dev.veriport.adapter.stripe;

import dev.veriport.Veriport;
import dev.veriport.fake.stripe.FakeStripe;
import dev.veriport.fake.stripe.FakeStripeServer;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.ProviderId;
import dev.veriport.testkit.contract.VendorContract;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.StagedOperation.Staging;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Stripe keeps the contract:")
class StripeContractTest extends VendorContract {
    StripeContractTest() {
        super(new FakeStripe());
    }

    @Override
    protected String workflowId() {
        return FakeStripeServer.FLOW;
    }

    @Override
    protected Map<String, Staging> vendorOnly() {
        return Map.of("list-verification-sessions", this::byReference);
    }

    private Consumer<Veriport> byReference(RunningFake vendor, Veriport veriport) {
        AttemptId attempt = AttemptId.random();
        veriport.identityProvider()
                .start(request("staged-case").attempt(attempt).build());
        return failing -> {
            ProviderId provider = failing.identityProvider().id();
            failing.identityProvider().findByReference(AttemptReference.of(provider, "staged-case", attempt));
        };
    }
}
