package dev.veriport.spec;

import org.junit.jupiter.api.DisplayName;

@DisplayName("What the fake Stripe was asked and answered, by Stripe's published specification")
final class StripeSpecTest extends VendorSpecCase {
    StripeSpecTest() {
        super(
                StripeSpec.SPEC,
                "PostIdentityVerificationSessions",
                "GetIdentityVerificationSessions",
                "GetIdentityVerificationSessionsSession",
                "PostIdentityVerificationSessionsSession",
                "PostIdentityVerificationSessionsSessionCancel",
                "PostIdentityVerificationSessionsSessionRedact",
                "GetIdentityVerificationReports",
                "GetIdentityVerificationReportsReport",
                "PostFileLinks");
    }
}
