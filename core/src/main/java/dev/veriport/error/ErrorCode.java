package dev.veriport.error;

/**
 * What went wrong, in the caller's terms. Each code says which HTTP statuses lead to it, whether waiting helps, and what the
 * caller does.
 */
public enum ErrorCode {
    /** The configuration, here or at the vendor, does not allow the call. Waiting does not help: correct it. */
    CONFIGURATION,
    /** The vendor refused the credentials (HTTP 401). Waiting does not help: check client id and secret. */
    AUTHENTICATION,
    /** The account has no right to this operation (HTTP 403). Waiting does not help: ask the vendor for the right. */
    PERMISSION,
    /**
     * The request is wrong (HTTP 400, 413, 422), or was refused here before anything was sent; this includes all that a
     * browser or a webhook hands in wrongly. Waiting does not help: correct the request.
     */
    INVALID_REQUEST,
    /**
     * The vendor has nothing under this id (HTTP 404, 410, or an empty answer). A verification that was started a moment ago
     * may appear later.
     */
    NOT_FOUND,
    /**
     * Too many requests (HTTP 429), or too many of our own are under way. Wait for {@link VeriportException#retryAfter()},
     * then call again.
     */
    RATE_LIMITED,
    /** The day's budget of requests or tokens is used up, ours or the vendor's. Wait until the next day, or raise the limit. */
    BUDGET_EXHAUSTED,
    /** The deadline passed (or HTTP 408), and the operation may be repeated. Call again. */
    TIMEOUT,
    /** The vendor could not be reached or failed (HTTP 5xx), and the operation may be repeated. Call again later. */
    UNAVAILABLE,
    /**
     * The operation failed too often and its circuit breaker is open; nothing was sent. Wait for {@link
     * VeriportException#retryAfter()}, then call again.
     */
    CIRCUIT_OPEN,
    /**
     * The vendor's answer cannot be read (HTTP 2xx or 3xx). Waiting does not help: report it. An answer that exists once is in
     * the vault, under {@link VeriportException#vaultKey()}.
     */
    MALFORMED_RESPONSE,
    /**
     * The request may have been carried out, and its answer is lost. Do not start again: complete the same session again,
     * read the answer by {@link VeriportException#vaultKey()}, or find it by {@link VeriportException#attempt()}.
     */
    OUTCOME_UNKNOWN,
    /** The vendor does not offer this operation; nothing was sent. Look at {@code capabilities()} before you call. */
    UNSUPPORTED,
    /** The calling thread was interrupted; its interrupt flag is set again. Call again when the thread may block. */
    INTERRUPTED
}
