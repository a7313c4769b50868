package dev.veriport.testkit.contract;

import static dev.veriport.testkit.assertion.VeriportAssertions.assertThat;
import static dev.veriport.testkit.assertion.VeriportAssertions.assertThatFailureOf;
import static dev.veriport.testkit.assertion.VeriportAssertions.idOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capability;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.testkit.server.Ending;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The clauses of sessions that are resumed or cancelled. */
interface SessionClauses extends Clauses {

    @Test
    @DisplayName(
            "H1 A resumed session hands off again to the same verification, or resume is undeclared and UNSUPPORTED")
    default void aSessionIsResumed() {
        VerificationSession session = adapter().start(OpenAdapter.REFERENCE);
        if (isUndeclared(Capability.RESUME, session, IdentityProvider::resume)) {
            return;
        }
        for (Channel channel : adapter().declaredChannels()) {
            VerificationSession started = adapter().startOn(channel);
            assertThat(OpenAdapter.handsOffOn(channel, provider().resume(started.ref())))
                    .as("hand-off on %s", channel)
                    .isTrue();
        }
        VerificationSession resumed =
                provider().resume(SessionRef.parse(session.ref().value()));
        assertThat(resumed.provider()).isEqualTo(session.provider());

        ReturnedParameters back = adapter().finish(resumed, Ending.APPROVED);
        VerificationResult result = provider().complete(resumed.ref(), back);
        assertThat(result).isApproved().hasReference(OpenAdapter.REFERENCE);
        assertThat(idOf(provider().complete(session.ref(), back))).isEqualTo(idOf(result));
    }

    @Test
    @DisplayName(
            "H2 A verification that has ended is not resumed: INVALID_REQUEST, with the reason where it was cancelled")
    default void whatHasEndedIsNotResumed() {
        VerificationSession ended = adapter().start(OpenAdapter.REFERENCE);
        adapter().complete(ended, Ending.APPROVED);
        if (isUndeclared(Capability.RESUME, ended, IdentityProvider::resume)) {
            return;
        }
        assertThatFailureOf(() -> provider().resume(ended.ref())).hasCode(ErrorCode.INVALID_REQUEST);
        if (adapter().declares(Capability.CANCEL)) {
            VerificationSession cancelled = adapter().start(OpenAdapter.REFERENCE);
            provider().cancel(cancelled.ref());

            VeriportException failure = catchThrowableOfType(
                    VeriportException.class, () -> provider().resume(cancelled.ref()));
            assertThat(failure).hasCode(ErrorCode.INVALID_REQUEST);
            assertThat(failure.reason().filter(SessionClauses::isCancelled))
                    .as("a reason that it was cancelled")
                    .isPresent();
        }
    }

    @Test
    @DisplayName(
            "H3 A cancelled verification is RESUBMIT, cancelled once or twice, or cancel is undeclared and UNSUPPORTED")
    default void aSessionIsCancelled() {
        VerificationSession session = adapter().start(OpenAdapter.REFERENCE);
        if (isUndeclared(Capability.CANCEL, session, IdentityProvider::cancel)) {
            return;
        }
        for (int times = 1; times <= 2; times++) {
            provider().cancel(SessionRef.parse(session.ref().value()));

            VerificationResult result = provider().complete(session.ref(), ReturnedParameters.none());
            assertThat(result).hasDecision(Decision.RESUBMIT).hasReference(OpenAdapter.REFERENCE);
            assertThat(result.reasons()).extracting(Reason::code).anyMatch(SessionClauses::isCancelled);
        }
    }

    @Test
    @DisplayName("H4 A verification that has ended is not cancelled: INVALID_REQUEST, and its result stays")
    default void whatHasEndedIsNotCancelled() {
        VerificationSession ended = adapter().start(OpenAdapter.REFERENCE);
        ReturnedParameters back = adapter().finish(ended, Ending.APPROVED);
        assertThat(provider().complete(ended.ref(), back)).isApproved();
        if (isUndeclared(Capability.CANCEL, ended, IdentityProvider::cancel)) {
            return;
        }
        assertThatFailureOf(() -> provider().cancel(ended.ref())).hasCode(ErrorCode.INVALID_REQUEST);
        assertThat(provider().complete(ended.ref(), back)).isApproved();
    }

    /** Where it is not declared, asserts that it is UNSUPPORTED and sends nothing. */
    private boolean isUndeclared(
            Capability capability, VerificationSession session, BiConsumer<IdentityProvider, SessionRef> call) {
        boolean undeclared = !adapter().declares(capability);
        if (undeclared) {
            ThrowingCallable refused = () -> call.accept(provider(), session.ref());
            adapter().refusedUnsent(ErrorCode.UNSUPPORTED, refused);
        }
        return undeclared;
    }

    /** Not every vendor tells a cancelled verification from an expired one. */
    private static boolean isCancelled(ReasonCode reason) {
        return reason == ReasonCode.CANCELLED || reason == ReasonCode.LINK_EXPIRED;
    }

    private IdentityProvider provider() {
        return adapter().provider();
    }
}
