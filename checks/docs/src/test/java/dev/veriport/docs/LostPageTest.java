package dev.veriport.docs;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.model.Capability;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.junit.VeriportExtension;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.server.Ending;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page of docs/start.md for a user who lost the vendor's page. */
@ExtendWith(VeriportExtension.class)
final class LostPageTest {
    private final VerificationRequest request = VerificationRequest.builder("customer-42")
            .returnTo(URI.create("https://shop.example/verified"))
            .build();

    @Test
    @DisplayName("L5 a user who lost the page continues the same verification")
    void resumed(IdentityProvider identity, InMemoryVendor vendor) {
        VerificationSession started = identity.start(request);
        VerificationSession again = again(identity, started.ref().value());

        assertThat(again.ref()).isEqualTo(started.ref());
        assertThat(identity.complete(started.ref(), vendor.finish(again, Ending.APPROVED)))
                .isApproved();
    }

    private VerificationSession again(IdentityProvider identity, String stored) {
        // tag::again[]
        VerificationSession again = identity.capabilities().supports(Capability.RESUME)
                ? identity.resume(SessionRef.parse(stored))
                : identity.start(request);
        // end::again[]
        return again;
    }
}
