package dev.veriport.store.redis;

import dev.veriport.error.ErrorCode;

/** What a failure of Redis means for a step. */
enum FailureMeaning {
    /** Redis cannot be reached or cannot serve. It comes back by itself. */
    AWAY(ErrorCode.UNAVAILABLE),
    /** This server is not, or is no longer, the one to ask: the connection is closed, and the primary is looked for again. */
    LOOK_AGAIN(ErrorCode.UNAVAILABLE),
    /** The user, or the configuration of Redis, does not allow the step. Waiting does not help. */
    NOT_ALLOWED(ErrorCode.CONFIGURATION),
    /** There is a value that Veriport did not write. It is neither used nor replaced. */
    NOT_OURS(ErrorCode.CONFIGURATION);

    private final ErrorCode code;

    FailureMeaning(ErrorCode code) {
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }
}
