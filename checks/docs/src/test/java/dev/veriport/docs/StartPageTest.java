package dev.veriport.docs;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veriport.Veriport;
import dev.veriport.docs.OpenAttempts.Attempt;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.junit.VeriportExtension;
import dev.veriport.testkit.memory.InMemoryVendor;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.time.MutableClock;
import dev.veriport.testkit.time.MutableTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** docs/start.md: what is read by a schedule, what a crash left, and a start in an SDK. */
@ExtendWith(VeriportExtension.class)
final class StartPageTest implements OpenAttempts.Attempts {
    private final List<Decision> decided = new ArrayList<>();
    private final Cases cases = new Cases((customer, result) -> decided.add(result.decision()));
    private final List<Attempt> open = new ArrayList<>();
    private final List<ErrorCode> alerts = new ArrayList<>();

    private static VerificationRequest request() {
        return VerificationRequest.builder("customer-42")
                .returnTo("https://shop.example/verified")
                .build();
    }

    private static Attempt row(VerificationSession session) {
        return new Attempt("customer-42", session.ref().value(), Optional.empty());
    }

    @Test
    @DisplayName("docs/start.md: a user who never came back, and a review, are decided by the schedule")
    void schedule(IdentityProvider identity, InMemoryVendor vendor, MutableClock clock) {
        OpenAttempts task = new OpenAttempts(identity, cases, this, clock);
        VerificationSession lost = identity.start(request());
        VerificationSession reviewed = identity.start(request());
        vendor.finish(lost, Ending.APPROVED);
        VerificationResult review = identity.complete(reviewed.ref(), vendor.finish(reviewed, Ending.REVIEW));
        cases.read("customer-42", review, clock.instant());
        open.add(row(lost));
        open.add(new Attempt("customer-42", reviewed.ref().value(), review.id().toOptional()));
        vendor.finish(reviewed, Ending.DECLINED);
        clock.advance(Duration.ofMinutes(5));

        task.readOpen();

        assertThat(decided).containsExactly(Decision.REVIEW, Decision.APPROVED, Decision.DECLINED);
        assertThat(alerts).isEmpty();
    }

    @Test
    @DisplayName("docs/start.md: what cannot be read now is read later, and what waiting does not mend is an alert")
    void failures(IdentityProvider identity, InMemoryVendor vendor, MutableClock clock, MutableTicker ticker) {
        OpenAttempts task = new OpenAttempts(identity, cases, this, clock);
        VerificationSession session = identity.start(request());
        vendor.finish(session, Ending.APPROVED);
        SessionRef ofNobody = SessionRef.of(new ProviderId("closed"), "customer-42", Map.of());
        open.add(new Attempt("customer-42", ofNobody.value(), Optional.empty()));
        open.add(new Attempt(
                "customer-42", session.ref().value(), Optional.of(new VerificationId(identity.id(), "late"))));
        open.add(row(session));
        vendor.goDown();
        task.readOpen();
        assertThat(decided).isEmpty();
        assertThat(alerts).containsExactly(ErrorCode.CONFIGURATION);

        vendor.comeBack();
        ticker.advance(Duration.ofMinutes(1)); // its breaker may be tried again
        task.readOpen();
        assertThat(decided).containsExactly(Decision.APPROVED);
        assertThat(alerts).containsExactly(ErrorCode.CONFIGURATION, ErrorCode.CONFIGURATION);
    }

    @Test
    @DisplayName("docs/start.md: an SDK gets the token, and its result is completed without parameters")
    void sdk(IdentityProvider identity, InMemoryVendor vendor) {
        VerificationSession session =
                identity.start(request().toBuilder().channel(Channel.WEB_SDK).build());
        // tag::sdk[]
        String next = session.handoff()
                .match(
                        page -> page.url().toString(), // redirect the browser
                        sdk -> sdk.token().reveal()); // give it to the SDK, with sdk.parameters()
        // end::sdk[]
        vendor.finish(session, Ending.APPROVED);

        assertThat(next).isNotBlank();
        assertThat(identity.complete(session.ref(), ReturnedParameters.none())).isApproved();
    }

    // tag::left[]
    /** What a start left, at whichever vendor took it. */
    List<VerificationResult> left(Veriport veriport, String customer, AttemptId attempt) {
        List<VerificationResult> found = new ArrayList<>();
        for (ProviderId vendor : veriport.providers()) {
            try {
                AttemptReference start = AttemptReference.of(vendor, customer, attempt);
                found.add(veriport.identityProvider().findByReference(start));
            } catch (VeriportException failure) {
                if (failure.code() != ErrorCode.NOT_FOUND && failure.code() != ErrorCode.UNSUPPORTED) {
                    throw failure;
                }
            }
        }
        return found;
    }
    // end::left[]

    @Test
    @DisplayName(
            "docs/start.md: what a crash left is found before the user has finished; a vendor that is down is no answer")
    void crash(Veriport veriport, InMemoryVendor vendor) {
        AttemptId attempt = AttemptId.random();
        veriport.identityProvider().start(request().toBuilder().attempt(attempt).build());

        assertThat(left(veriport, "customer-42", attempt))
                .extracting(VerificationResult::decision)
                .containsExactly(Decision.PENDING);
        assertThat(left(veriport, "customer-42", AttemptId.random())).isEmpty();
        vendor.goDown();
        assertThatFailureOf(() -> left(veriport, "customer-42", attempt)).hasCode(ErrorCode.UNAVAILABLE);
    }

    @Override
    public List<Attempt> open() {
        return open;
    }

    @Override
    public void alert(Attempt attempt, VeriportException failure) {
        alerts.add(failure.code());
    }
}
