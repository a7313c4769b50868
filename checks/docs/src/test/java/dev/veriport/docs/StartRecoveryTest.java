package dev.veriport.docs;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.pageOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.config.ConfigSource;
import dev.veriport.error.ErrorCode;
import dev.veriport.fake.persona.FakePersonaServer;
import dev.veriport.fake.stripe.FakeStripeServer;
import dev.veriport.model.AttemptId;
import dev.veriport.model.Decision;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Answer;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.vendor.RunningFake;
import dev.veriport.testkit.vendor.SampleRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What docs/start.md says of a start whose answer is lost, and of a process that ends after a start. */
final class StartRecoveryTest extends Sandboxed {
    private static VerificationRequest request(AttemptId attempt) {
        return SampleRequest.of("customer-42")
                .returnTo("https://shop.example/verified")
                .attempt(attempt)
                .build();
    }

    /** Both answers to the start are lost, and those to the search cannot be read. */
    private static void loseStart(FakeVendorServer vendor, String path) {
        vendor.answerNext(path, Answer.dropAfterProcessing());
        vendor.answerNext(path, Answer.dropAfterProcessing());
        vendor.answerNext(path, Answer.of(200, "application/json", "{}"));
        vendor.answerNext(path, Answer.of(200, "application/json", "{}"));
    }

    private static void repeated(String name, RunningFake vendor, FakeVendorServer server, String path) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("veriport.provider", name);
        vendor.settings().forEach((key, value) -> settings.put("veriport." + name + "." + key, value));
        AttemptId attempt = AttemptId.random();
        try (Veriport veriport = Veriport.create(ConfigSource.of(settings))) {
            loseStart(server, path);
            assertThatFailureOf(() -> veriport.identityProvider().start(request(attempt)))
                    .hasCode(ErrorCode.OUTCOME_UNKNOWN);

            VerificationSession session = veriport.identityProvider().start(request(attempt));
            assertThat(pageOf(session)).isNotNull();
        }
    }

    @Test
    @DisplayName("docs/start.md: at Persona a lost start is repeated with the same attempt, and there is one inquiry")
    void persona() {
        try (FakePersonaServer vendor = FakePersonaServer.start()) {
            repeated("persona", vendor, vendor, FakePersonaServer.INQUIRIES);
            assertThat(vendor.inquiryIds()).hasSize(1);
        }
    }

    @Test
    @DisplayName("docs/start.md: at Stripe a lost start is repeated with the same attempt, and there is one session")
    void stripe() {
        try (FakeStripeServer vendor = FakeStripeServer.start()) {
            repeated("stripe", vendor, vendor, FakeStripeServer.SESSIONS);
            assertThat(vendor.sessionIds()).hasSize(1);
        }
    }

    @Test
    @DisplayName("docs/start.md: a start that a fallback took is found there, before the user has finished")
    void fallback() {
        Map<String, String> settings = new LinkedHashMap<>(vendors.settings("stripe"));
        settings.put("veriport.fallback", "onfido");
        AttemptId attempt = AttemptId.random();
        try (Veriport veriport = Veriport.create(ConfigSource.of(settings))) {
            vendors.all().get("stripe").goDown();
            VerificationSession session = veriport.identityProvider().start(request(attempt));
            assertThat(session.provider()).isEqualTo(new ProviderId("onfido"));
            vendors.all().get("stripe").comeBack();

            List<VerificationResult> left = new StartPageTest().left(veriport, "customer-42", attempt);

            assertThat(left).extracting(VerificationResult::decision).containsExactly(Decision.PENDING);
            assertThat(left).extracting(VerificationResult::provider).containsExactly(new ProviderId("onfido"));
        }
    }
}
