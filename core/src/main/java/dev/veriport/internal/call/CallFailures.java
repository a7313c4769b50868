package dev.veriport.internal.call;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** How failures change on their way through the pipeline. */
final class CallFailures {
    /** What a vendor answers before it looks at a request and its idempotency key. */
    private static final Set<ErrorCode> REFUSED_UNREAD = EnumSet.of(
            ErrorCode.RATE_LIMITED, ErrorCode.AUTHENTICATION, ErrorCode.PERMISSION, ErrorCode.BUDGET_EXHAUSTED);

    private static final int CONFLICT = 409;

    private CallFailures() {}

    /** Says of which vendor and operation it is, unless it says so already. */
    static VeriportException named(VeriportException failure, ProviderId provider, String operation) {
        if (failure.operation().isPresent()) {
            return failure;
        }
        return failure.toBuilder()
                .provider(provider)
                .operation(operation)
                .message(provider + " " + operation + ": " + failure.getMessage())
                .build();
    }

    /** Whether the vendor answered that it does not accept the credentials. */
    static boolean isRefusal(VeriportException failure) {
        return failure.code() == ErrorCode.AUTHENTICATION && failure.phase() == Phase.ANSWERED;
    }

    /** A failure of this step has a phase of its own, of a token's request for instance; the operation was not sent. */
    static <T> T notSent(Supplier<T> step) {
        try {
            return step.get();
        } catch (VeriportException failure) {
            throw failure.phase() == Phase.NOT_SENT ? failure : inPhase(Phase.NOT_SENT, failure);
        } catch (RuntimeException unexpected) {
            throw inPhase(Phase.NOT_SENT, unexpected(unexpected));
        }
    }

    /** The same for a step without a result. */
    static void notSent(Runnable step) {
        notSent(() -> {
            step.run();
            return step;
        });
    }

    /** After a request that may have arrived: what follows is not sent, and that does not say that the first was not. */
    static <T> T mayHaveBeenSent(Supplier<T> step) {
        try {
            return step.get();
        } catch (VeriportException failure) {
            throw failure.phase() == Phase.NOT_SENT ? inPhase(Phase.SENT_UNKNOWN, failure) : failure;
        }
    }

    /** The same for a step without a result. */
    static void mayHaveBeenSent(Runnable step) {
        mayHaveBeenSent(() -> {
            step.run();
            return step;
        });
    }

    /**
     * Of the repeat of a request that may have arrived: a refused repeat does not say what became of the first request, and a
     * conflict may be one with that request.
     */
    static VeriportException ofRepeat(VeriportException failure) {
        boolean isUndecided =
                REFUSED_UNREAD.contains(failure.code()) || failure.httpStatus().orElse(0) == CONFLICT;
        return isUndecided ? inPhase(Phase.SENT_UNKNOWN, failure) : failure;
    }

    private static VeriportException inPhase(Phase phase, VeriportException failure) {
        return failure.toBuilder().phase(phase).build();
    }

    static VeriportException deadlinePassed() {
        return VeriportException.notSent(ErrorCode.TIMEOUT, "the deadline passed before anything was sent: try again")
                .build();
    }

    /** Nobody knows how far the request came. */
    static VeriportException unexpected(Throwable failure) {
        return VeriportException.of(
                        ErrorCode.UNAVAILABLE, "the call failed for no reason we know: report it with this stack")
                .unexpected(failure)
                .build();
    }

    /** The message of an invalid request stays: the caller can mend that. */
    static VeriportException.Builder outcomeUnknown(VeriportException failure) {
        String cause = failure.code() == ErrorCode.INVALID_REQUEST ? failure.getMessage() + "; " : "";
        return failure.toBuilder()
                .code(ErrorCode.OUTCOME_UNKNOWN)
                .message(cause
                        + "the request may have been carried out and its answer is lost: do not repeat it blindly");
    }
}
