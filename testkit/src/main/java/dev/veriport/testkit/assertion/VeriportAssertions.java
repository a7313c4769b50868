package dev.veriport.testkit.assertion;

import dev.veriport.error.VeriportException;
import dev.veriport.model.VerificationResult;
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
