package dev.veriport.testkit.assertion;

import dev.veriport.error.VeriportException;
import dev.veriport.model.Handoff;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import java.net.URI;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The entry. It can be imported statically beside AssertJ's own assertions. */
public final class VeriportAssertions {
    private VeriportAssertions() {}

    /** Assertions on a result. */
    public static VerificationResultAssert assertThat(@Nullable VerificationResult actual) {
        return new VerificationResultAssert(actual);
    }

    /** Assertions on a failure. */
    public static VeriportExceptionAssert assertThat(@Nullable VeriportException actual) {
        return new VeriportExceptionAssert(actual);
    }

    /** Asserts that a session is on the web, and returns the URL of its page. */
    public static URI pageOf(VerificationSession session) {
        return session.handoff().match(Handoff.HostedPage::url, sdk -> {
            throw new AssertionError("the session is not on the web");
        });
    }

    /** Asserts that a result has the id of its verification, and returns it. */
    public static VerificationId idOf(VerificationResult result) {
        return result.id().toOptional().orElseThrow(() -> new AssertionError("the result has no verification id"));
    }

    /** Asserts that the call fails with a {@link VeriportException}, and returns assertions on it. */
    public static VeriportExceptionAssert assertThatFailureOf(ThrowingCallable call) {
        Throwable thrown = Assertions.catchThrowable(call);
        if (thrown instanceof VeriportException failure) {
            return new VeriportExceptionAssert(failure);
        }
        if (thrown == null) {
            throw new AssertionError("expected a VeriportException, and the call succeeded");
        }
        throw new AssertionError(
                "expected a VeriportException and got a " + thrown.getClass().getName(), thrown);
    }
}
