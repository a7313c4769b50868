package dev.veriport.benchmarks;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.identity.VerificationSession;
import com.stripe.param.identity.VerificationSessionCreateParams;
import dev.veriport.model.VerificationRequest;
import java.net.URI;

/** A verification that Stripe's own library starts, as the request of Veriport's. Thread-safe. */
final class StripeLibrary {
    static final String KEY = "sk_test_invented";

    private final StripeClient client;

    StripeLibrary(URI vendor) {
        this.client = StripeClient.builder()
                .setApiKey(KEY)
                .setApiBase(vendor.toString())
                .build();
    }

    VerificationSession start(VerificationRequest request) throws StripeException {
        return client.v1()
                .identity()
                .verificationSessions()
                .create(VerificationSessionCreateParams.builder()
                        .setType(VerificationSessionCreateParams.Type.DOCUMENT)
                        .setReturnUrl(request.returnTo().orElseThrow().toString())
                        .setClientReferenceId(request.reference())
                        .build());
    }
}
