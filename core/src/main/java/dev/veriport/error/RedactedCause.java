package dev.veriport.error;

import org.jspecify.annotations.Nullable;

/**
 * What nobody expected to be thrown: its class and its stack. Its message is left out, since it may hold what it could
 * not read: {@code Text '1990-04-12' could not be parsed}.
 */
@SuppressWarnings("serial") // as every exception, by descent alone
final class RedactedCause extends RuntimeException {
    private static final int DEEPEST = 8;

    private RedactedCause(Throwable thrown, @Nullable Throwable cause) {
        super(thrown.getClass().getName(), cause);
        setStackTrace(thrown.getStackTrace());
    }

    /** Our own exception stays as it is: its message holds nothing of the kind. */
    static Throwable of(Throwable thrown) {
        return of(thrown, 0);
    }

    private static Throwable of(Throwable thrown, int depth) {
        if (thrown instanceof VeriportException) {
            return thrown;
        }
        Throwable cause = thrown.getCause();
        return new RedactedCause(thrown, cause == null || depth == DEEPEST ? null : of(cause, depth + 1));
    }
}
