package dev.veriport.testkit.assertion;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReasonCode;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a failure, beside those that AssertJ has for any exception. */
public final class VeriportExceptionAssert extends AbstractThrowableAssert<VeriportExceptionAssert, VeriportException> {

    VeriportExceptionAssert(@Nullable VeriportException actual) {
        super(actual, VeriportExceptionAssert.class);
    }

    /** Asserts the code. */
    public VeriportExceptionAssert hasCode(ErrorCode expected) {
        isNotNull();
        if (actual.code() != expected) {
            failWithMessage("expected the code %s and got %s: %s", expected, actual.code(), actual.getMessage());
        }
        return this;
    }

    /** Asserts the reason that the vendor gave. */
    public VeriportExceptionAssert hasReason(ReasonCode expected) {
        isNotNull();
        return has("reason", expected, actual.reason());
    }

    /** Asserts the vendor that was called. */
    public VeriportExceptionAssert isFrom(ProviderId expected) {
        isNotNull();
        return has("provider", expected, actual.provider());
    }

    /** @param expected the operation's name, as in metrics and breakers */
    public VeriportExceptionAssert hasOperation(String expected) {
        isNotNull();
        return has("operation", expected, actual.operation());
    }

    /** Asserts that nothing was sent. */
    public VeriportExceptionAssert sentNothing() {
        isNotNull();
        if (actual.phase() != Phase.NOT_SENT) {
            failWithMessage("expected that nothing was sent, and the request was %s", actual.phase());
        }
        return this;
    }

    /** Asserts that the vendor may have processed the request. */
    public VeriportExceptionAssert mayHaveBeenProcessed() {
        isNotNull();
        if (!actual.requestMayHaveBeenProcessed()) {
            failWithMessage("expected that the request may have been processed: %s, %s", actual.code(), actual.phase());
        }
        return this;
    }

    private <T> VeriportExceptionAssert has(String what, T expected, Optional<T> reported) {
        if (!reported.equals(Optional.of(expected))) {
            String got = reported.map(String::valueOf).orElse("none");
            failWithMessage("expected the %s %s and got %s: %s", what, expected, got, actual.getMessage());
        }
        return this;
    }
}
