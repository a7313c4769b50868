package dev.veriport.testkit.memory;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.Veriport;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capability;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.Erasure;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ImageSource;
import dev.veriport.model.Person;
import dev.veriport.model.Personal;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.testkit.time.MutableTicker;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryVendorTest {
    private final InMemoryVendor vendor = InMemoryVendor.create();
    private final MutableTicker ticker = MutableTicker.skippingPauses();
    private final Veriport veriport = InMemory.builder(vendor).ticker(ticker).build();
    private final IdentityProvider provider = veriport.identityProvider();

    @AfterEach
    void close() {
        veriport.close();
    }

    @Test
    void theFirstStartAsksForATokenAndTheSecondDoesNot() {
        provider.start(InMemory.request());
        assertThat(vendor.requests()).isEqualTo(2);

        provider.start(InMemory.request());
        assertThat(vendor.requests()).isEqualTo(3);
        assertThat(vendor.tokens(TokenPurpose.API)).isEqualTo(1);
    }

    @Test
    void aTokenThatExpiredIsReplacedAndAnExpiredOneIsNeverSent() {
        vendor.tokenLifetime(Duration.ofMinutes(5));
        provider.start(InMemory.request());
        ticker.advance(Duration.ofMinutes(5));
        provider.start(InMemory.request());

        assertThat(vendor.tokens(TokenPurpose.API)).isEqualTo(2);
    }

    @Test
    void aTokenTheVendorNeverIssuedOrThatExpiredIsRefused() {
        long now = ticker.nanos();
        ReusableToken token = vendor.issueApiToken(now);
        ticker.advance(token.lifetime());

        assertThatFailureOf(() -> vendor.read(token.value(), ticker.nanos(), "any"))
                .hasCode(ErrorCode.AUTHENTICATION);
        assertThatFailureOf(() -> vendor.read(vendor.issueSdkToken(), now, "any"))
                .hasCode(ErrorCode.AUTHENTICATION);
    }

    @Test
    void everyStartInTheSdkSpendsATokenOfItsOwn() {
        VerificationRequest request = VerificationRequest.builder("customer-42")
                .channel(Channel.MOBILE_SDK)
                .build();
        VerificationSession session = provider.start(request);
        provider.start(request);

        assertThat(vendor.tokens(TokenPurpose.IDENTITY_VERIFICATION)).isEqualTo(2);
        assertThat(provider.complete(session.ref(), vendor.finish(session, Ending.APPROVED)))
                .isApproved();
    }

    @Test
    void aResumedVerificationIsFinishedAtItsLatestHandoffOnly() {
        VerificationSession session = provider.start(InMemory.request());
        VerificationSession resumed = provider.resume(session.ref());

        assertThatThrownBy(() -> vendor.finish(session, Ending.APPROVED)).isInstanceOf(IllegalStateException.class);
        assertThat(provider.complete(session.ref(), vendor.finish(resumed, Ending.APPROVED)))
                .isApproved();
    }

    @Test
    void aVerificationStartedInTheSdkIsResumedWithAnotherToken() {
        VerificationSession session = provider.start(VerificationRequest.builder("customer-42")
                .channel(Channel.MOBILE_SDK)
                .build());

        assertThat(provider.resume(session.ref()).handoff()).isNotEqualTo(session.handoff());
        assertThat(vendor.tokens(TokenPurpose.IDENTITY_VERIFICATION)).isEqualTo(2);
    }

    @Test
    void aCancelledVerificationCannotBeFinishedAndSaysThatItWasCancelled() {
        VerificationSession session = provider.start(InMemory.request());
        provider.cancel(session.ref());

        assertThatThrownBy(() -> vendor.finish(session, Ending.APPROVED)).isInstanceOf(IllegalStateException.class);
        assertThat(provider.complete(session.ref(), ReturnedParameters.none()))
                .hasDecision(Decision.RESUBMIT)
                .hasReason(ReasonCode.CANCELLED);
        assertThatFailureOf(() -> provider.resume(session.ref()))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasReason(ReasonCode.CANCELLED);
    }

    @Test
    void thePersonIsWhoTheTestSays() {
        vendor.person(Person.builder().fullName(Personal.of("Otto Invented")).build());

        assertThat(completed(Ending.APPROVED)).isApproved().hasFullName("Otto Invented");
    }

    @Test
    void aBlurryPhotoIsAReasonTheUserMayHear() {
        assertThat(completed(Ending.BLURRY_SELFIE))
                .hasDecision(Decision.RESUBMIT)
                .hasReason(ReasonCode.BLURRY);
        assertThat(completed(Ending.DECLINED)).hasReason(ReasonCode.MISMATCH);
    }

    @Test
    void aReviewCanEndLaterAndAnApprovalCannot() {
        VerificationSession session = provider.start(InMemory.request());
        ReturnedParameters back = vendor.finish(session, Ending.REVIEW);
        assertThat(provider.complete(session.ref(), back)).hasDecision(Decision.REVIEW);

        vendor.finish(session, Ending.APPROVED);
        assertThat(provider.complete(session.ref(), back)).isApproved();
        assertThatThrownBy(() -> vendor.finish(session, Ending.DECLINED)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSessionOfAnotherVendorCannotBeFinishedHere() {
        VerificationSession session = provider.start(InMemory.request());

        assertThatThrownBy(() -> InMemoryVendor.create().finish(session, Ending.APPROVED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void imagesEndAsPlannedAndTheNextOnesAreApproved() {
        ImageSource photo = ImageSource.bytes(SampleFiles.jpeg("photo"));
        EvidenceSubmission images = EvidenceSubmission.builder("customer-42", photo)
                .document(photo, photo)
                .build();
        vendor.endNextSubmission(Ending.EXPIRED_DOCUMENT);

        assertThat(provider.verify(images)).hasDecision(Decision.DECLINED).hasReason(ReasonCode.EXPIRED);
        assertThat(provider.verify(images)).isApproved();
    }

    @Test
    void aPlannedFailureHitsOneStartAndNotItsToken() {
        vendor.failNext(VeriportException.of(ErrorCode.INVALID_REQUEST, "no such workflow")
                .httpStatus(400)
                .build());

        assertThatFailureOf(() -> provider.start(InMemory.request()))
                .hasCode(ErrorCode.INVALID_REQUEST)
                .hasOperation("start")
                .isFrom(new ProviderId("in-memory"));
        assertThat(provider.start(InMemory.request())).isNotNull();
        assertThat(vendor.requests()).as("a token, a failure, a start").isEqualTo(3);
    }

    @Test
    void aFailureThatPassesIsNotSeen() {
        provider.start(InMemory.request());
        int before = vendor.requests();
        vendor.failNext(VeriportException.of(ErrorCode.RATE_LIMITED, "too many")
                .httpStatus(429)
                .retryAfter(Duration.ofSeconds(3))
                .build());

        assertThat(provider.start(InMemory.request())).isNotNull();
        assertThat(vendor.requests() - before).isEqualTo(2);
    }

    @Test
    void whatNeverLeftIsNotCounted() {
        provider.start(InMemory.request());
        int before = vendor.requests();
        failBothAttempts(VeriportException.notSent(ErrorCode.UNAVAILABLE, "no connection"));

        assertThatFailureOf(() -> provider.start(InMemory.request())).sentNothing();
        assertThat(vendor.requests()).isEqualTo(before);
    }

    @Test
    void aLostAnswerToAStartIsToldAsSuch() {
        failBothAttempts(VeriportException.of(ErrorCode.TIMEOUT, "no answer").phase(Phase.SENT_UNKNOWN));

        assertThatFailureOf(() -> provider.start(InMemory.request())).mayHaveBeenProcessed();
    }

    private void failBothAttempts(VeriportException.Builder failure) {
        vendor.failNext(failure.build());
        vendor.failNext(failure.build());
    }

    @Test
    void aVendorThatIsDownIsLeftAloneAfterFiveFailuresAndTriedAgainLater() {
        provider.start(InMemory.request());
        vendor.goDown();
        for (int i = 0; i < 2; i++) {
            assertThatFailureOf(() -> provider.start(InMemory.request())).hasCode(ErrorCode.UNAVAILABLE);
        }
        assertThatFailureOf(() -> provider.start(InMemory.request())).hasCode(ErrorCode.CIRCUIT_OPEN);
        int before = vendor.requests();
        assertThatFailureOf(() -> provider.start(InMemory.request()))
                .hasCode(ErrorCode.CIRCUIT_OPEN)
                .sentNothing();
        assertThat(vendor.requests()).isEqualTo(before);

        vendor.comeBack();
        ticker.advance(Duration.ofSeconds(31));
        assertThat(provider.start(InMemory.request())).isNotNull();
    }

    @Test
    void theVendorOutlivesAVeriport() {
        VerificationSession session = provider.start(InMemory.request());
        ReturnedParameters back = vendor.finish(session, Ending.APPROVED);
        veriport.close();

        try (Veriport next = InMemory.veriport(vendor)) {
            assertThat(next.identityProvider().complete(session.ref(), back)).isApproved();
        }
    }

    @Test
    void itOffersNoMoreThanItHas() {
        assertThatThrownBy(() -> InMemoryVendor.offering(Set.of(Capability.WORKFLOW)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private VerificationResult completed(Ending ending) {
        VerificationSession session = provider.start(InMemory.request());
        return provider.complete(session.ref(), vendor.finish(session, ending));
    }

    @Test
    void anErasedVerificationIsNotFoundAndTheReasonIsThatItWasErased() {
        VerificationSession session = provider.start(InMemory.request());
        VerificationId id = idOf(provider.complete(session.ref(), vendor.finish(session, Ending.APPROVED)));

        assertThat(provider.erase(id)).isEqualTo(Erasure.done(id));
        assertThat(provider.erase(id)).isEqualTo(Erasure.done(id));
        assertThatFailureOf(() -> provider.find(id))
                .hasCode(ErrorCode.NOT_FOUND)
                .hasReason(ReasonCode.ERASED);
        assertThatFailureOf(() -> provider.complete(session.ref(), ReturnedParameters.none()))
                .hasCode(ErrorCode.NOT_FOUND)
                .hasReason(ReasonCode.ERASED);
    }

    @Test
    void anErasureThatTakesADayIsRequestedAndItsVerificationIsFoundUntilThen() {
        vendor.erasureDelay(Duration.ofDays(1));
        VerificationSession session = provider.start(InMemory.request());
        VerificationId id = idOf(provider.complete(session.ref(), vendor.finish(session, Ending.APPROVED)));

        Erasure requested = provider.erase(id);
        assertThat(requested.state()).isEqualTo(Erasure.State.REQUESTED);
        assertThat(requested.dueAt().isGiven()).isTrue();
        ticker.advance(Duration.ofHours(23));
        assertThat(provider.erase(id)).isEqualTo(requested);
        assertThat(provider.find(id)).isApproved();

        ticker.advance(Duration.ofHours(1));
        assertThat(provider.erase(id)).isEqualTo(Erasure.done(id));
        assertThatFailureOf(() -> provider.find(id)).hasReason(ReasonCode.ERASED);
    }
}
