package dev.veriport.fake.authenteq;

import dev.veriport.testkit.server.Reply;
import java.util.Locale;

/** The documented errors (docs/vendors.md, E1, E5): status, code and text are facts unless said otherwise. */
enum Problem {
    NO_KEYS(401, "API_KEYS_MISSING", "No API Keys in the Authorization header", "api-keys-missing"),
    KEYS_UNREADABLE(401, "API_KEYS_INVALID", "Invalid API Keys in the Authorization header", "api-keys-invalid"),
    /** E4's spelling; E5 has API_KEYS_BAD. That E1 and E2 answer as E4 is an inference. */
    WRONG_KEYS(401, "BAD_API_KEYS", "Bad API Keys", "bad-api-keys"),
    WRONG_KEYS_AT_RESULT(401, "API_KEYS_BAD", "Bad API Keys", "api-keys-bad"),
    /** Not documented for E5; that it is the same there is an inference. */
    DEACTIVATED(
            403,
            "ACCOUNT_DEACTIVATED",
            "Account deactivated. Please contact your Authenteq Sales Representative in order to keep using this"
                    + " service",
            "account-deactivated"),
    NO_REDIRECT_URL(
            400, "MISSING_REQUEST_PARAMETER", "Required 'redirectUrl' parameter is missing", "missing-redirect-url"),
    UNREGISTERED_REDIRECT_URL(
            400,
            "INVALID_REQUEST_PARAMETER",
            "Parameter 'redirectUrl' does not match any registered one",
            "redirect-url-mismatch"),
    NOTHING_REGISTERED(
            400,
            "NO_REDIRECT_URLS",
            "No registered redirect URLs. Please specify at least one in Customer Dashboard",
            "no-redirect-urls"),
    NO_CODE(400, "MISSING_REQUEST_PARAMETER", "Required 'code' parameter is missing", "missing-code"),
    CODE_INVALID(400, "INVALID_REQUEST_PARAMETER", "Parameter 'code' is invalid or expired", "invalid-code"),
    OTHER_REDIRECT_URL(
            400,
            "INVALID_REQUEST_PARAMETER",
            "Parameter 'redirectUrl' does not match the given authorization code",
            "redirect-url-mismatch");

    private final int status;
    private final String errorCode;
    private final String errorMessage;
    private final String sample;

    Problem(int status, String errorCode, String errorMessage, String sample) {
        this.status = status;
        this.errorCode = errorCode;
        this.errorMessage = errorMessage;
        this.sample = sample;
    }

    static Reply reply(int status, String errorCode, String errorMessage) {
        return Reply.json(status, """
                {
                  "errorCode": "%s",
                  "errorMessage": "%s"
                }""".formatted(errorCode, errorMessage));
    }

    static Reply missing(String parameter) {
        return reply(400, "MISSING_REQUEST_PARAMETER", "Required '" + parameter + "' parameter is missing");
    }

    /** Code, message and the reason's form are facts; its HTTP status is not. */
    static Reply unprocessable(int status, String reason) {
        return Reply.json(status, """
                {
                  "errorCode": "REQUEST_UNPROCESSABLE",
                  "errorMessage": "Given request cannot be processed",
                  "errorDetails": { "reason": "%s" }
                }""".formatted(reason));
    }

    /** The answer in valid JSON, in the envelope that all endpoints share. */
    Reply corrected() {
        return reply(status, errorCode, errorMessage);
    }

    /** The answer as the vendor printed it for this endpoint; corrected where nothing is printed. */
    Reply asPrinted(String endpoint) {
        String name = String.format(Locale.ROOT, "%s-%d-%s.", endpoint, status, sample);
        return AuthenteqSamples.names().stream()
                .filter(printed -> printed.startsWith(name))
                .findFirst()
                .map(printed -> Reply.json(status, AuthenteqSamples.load(printed)))
                .orElseGet(this::corrected);
    }
}
