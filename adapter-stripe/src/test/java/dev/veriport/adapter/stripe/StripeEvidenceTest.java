package dev.veriport.adapter.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.fake.stripe.FakeStripeServer;
import dev.veriport.model.Evidence;
import dev.veriport.model.VerificationResult;
import dev.veriport.testkit.server.RecordedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Images, which stay at Stripe's host of files until they are opened. */
final class StripeEvidenceTest {
    private final AtStripe stripe = AtStripe.open(
            FakeStripeServer.builder().filesAtAnotherHost(true).start(),
            Map.of(
                    "stripe.require-matching-selfie",
                    "true",
                    "stripe.connected-account",
                    FakeStripeServer.CONNECTED_ACCOUNT));

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    @DisplayName(
            "L9 the sides of the document and the selfie are fetched from the host of files, with the key, when opened")
    void images() throws IOException {
        VerificationResult result = stripe.ended("verified");

        assertThat(result.evidence())
                .extracting(Evidence::kind)
                .startsWith(Evidence.Kind.DOCUMENT_FRONT)
                .endsWith(Evidence.Kind.LIVENESS_FACE);
        assertThat(stripe.server().fileRequests()).isEmpty();
        for (Evidence image : result.evidence()) {
            try (InputStream bytes = image.open()) {
                assertThat(bytes.readAllBytes()).isNotEmpty();
            }
        }
        List<RecordedRequest> fetched = stripe.server().fileRequests();
        assertThat(fetched).hasSameSizeAs(result.evidence()).allSatisfy(request -> {
            assertThat(request.path()).startsWith("/v1/files/").endsWith("/contents");
            assertThat(request.header("Authorization")).contains("Bearer " + FakeStripeServer.RESTRICTED_KEY);
            assertThat(request.header("Stripe-Account")).contains(FakeStripeServer.CONNECTED_ACCOUNT);
        });
    }
}
