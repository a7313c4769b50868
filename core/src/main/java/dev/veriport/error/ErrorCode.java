package dev.veriport.error;

/** What went wrong, in the caller's terms. Each says which HTTP statuses lead to it, whether waiting helps, what to do. */
public enum ErrorCode {
    /** The configuration, here or at the vendor, does not allow the call. No waiting helps: correct it. */
    CONFIGURATION,
    /** The vendor refused the credentials (HTTP 401). No waiting helps: check client id and secret. */
    AUTHENTICATION,
    /** The vendor knows the account and does not allow it this (HTTP 403). Ask the vendor. */
    PERMISSION,
    /** The request cannot be right (HTTP 400, 413, 422, or refused here before sending). Correct it; do not repeat it. */
    INVALID_REQUEST,
    /** There is nothing under that id (HTTP 404, or an empty answer). */
    NOT_FOUND,
    /** Too many requests (HTTP 429). Wait for {@link VeriportException#retryAfter()}. */
    RATE_LIMITED,
    /** The day's budget, ours or the vendor's, is used up. Wait for its reset, or raise it. */
    BUDGET_EXHAUSTED,
    /** The deadline passed; nothing was changed at the vendor by it. Calling again is safe. */
    TIMEOUT,
    /** The vendor could not be reached or failed (HTTP 5xx). Calling again later is safe. */
    UNAVAILABLE,
    /** The vendor failed too often just now and is left alone; nothing was sent. Wait for {@link VeriportException#retryAfter()}. */
    CIRCUIT_OPEN,
    /** The vendor answered with something that cannot be read (HTTP 2xx). A single-use answer is kept in the vault. */
    MALFORMED_RESPONSE,
    /**
     * The request may have been carried out, and its answer is lost. Never repeat it blindly: ask again with the same
     * session, or find it by {@link VeriportException#reference()}.
     */
    OUTCOME_UNKNOWN,
    /** The vendor cannot do this; nothing was sent. Ask {@code capabilities()} first. */
    UNSUPPORTED,
    /** The calling thread was interrupted; its flag is set again. */
    INTERRUPTED
}
