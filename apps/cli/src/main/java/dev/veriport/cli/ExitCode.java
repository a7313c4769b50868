package dev.veriport.cli;

import dev.veriport.error.ErrorCode;

/** The exit codes of the command line. */
final class ExitCode {
    static final int DONE = 0;
    static final int OTHER = 1;

    private ExitCode() {}

    static int of(ErrorCode code) {
        return switch (code) {
            case CONFIGURATION -> 3;
            case AUTHENTICATION, PERMISSION -> 4;
            case UNAVAILABLE, TIMEOUT, RATE_LIMITED, CIRCUIT_OPEN, BUDGET_EXHAUSTED -> 5;
            case OUTCOME_UNKNOWN -> 6;
            case INVALID_REQUEST, NOT_FOUND, UNSUPPORTED -> 7;
            case MALFORMED_RESPONSE -> 8;
            case INTERRUPTED -> OTHER;
        };
    }
}
