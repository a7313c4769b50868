package dev.veriport.docs;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;

import dev.veriport.error.ErrorCode;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.junit.VeriportExtension;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VeriportExtension.class)
class OnboardingTest {
    private final VerificationRequest request = VerificationRequest.builder("customer-42")
            .returnTo(URI.create("https://shop.example/verified"))
            .build();

    @Test
    void a_declined_customer_stays_declined(IdentityProvider identity, InMemoryVendor vendor) {
        VerificationSession session = identity.start(request);
        ReturnedParameters back = vendor.finish(session, Ending.DECLINED);

        assertThat(identity.complete(session.ref(), back)).hasDecision(Ending.DECLINED.decision());
    }

    @Test
    void a_vendor_that_is_down_is_unavailable(IdentityProvider identity, InMemoryVendor vendor) {
        vendor.goDown();

        assertThatFailureOf(() -> identity.start(request)).hasCode(ErrorCode.UNAVAILABLE);
    }
}
