package dev.veriport.adapter.authenteq;

import static java.util.Map.entry;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.ReasonCode;
import java.util.Map;

/**
 * Maps Authenteq's refusals to error codes, by the status and the body's error code. The documented error bodies are
 * not always JSON, so they are read leniently.
 */
final class AuthenteqErrors {
    private static final String CODE = "errorCode";
    private static final String MESSAGE = "errorMessage";
    private static final String REASON = "reason";
    private static final String NOT_FOUND = "Requested verification not found";

    /** The documented reasons why a search is refused, and our messages. */
    private static final Map<String, String> REASONS = Map.of(
            NOT_FOUND,
            "there is no such verification: check its id",
            "Requested verification has an unexpected status: FAILED",
            "the verification failed and names no person: search for the person's data",
            "Requested verification has no document data",
            "the verification has no document, so it names no person: search for the person's data");

    /** The documented error codes. Nothing else of a body goes into an exception. */
    private static final Map<String, ErrorCode> WORDS = Map.ofEntries(
            entry("API_KEYS_MISSING", ErrorCode.AUTHENTICATION),
            entry("API_KEYS_INVALID", ErrorCode.AUTHENTICATION),
            entry("API_KEYS_BAD", ErrorCode.AUTHENTICATION),
            entry("BAD_API_KEYS", ErrorCode.AUTHENTICATION),
            entry("ACCOUNT_DEACTIVATED", ErrorCode.PERMISSION),
            entry("AML_DISABLED", ErrorCode.PERMISSION),
            entry("NO_REDIRECT_URLS", ErrorCode.CONFIGURATION),
            entry("MISSING_REQUEST_PARAMETER", ErrorCode.INVALID_REQUEST),
            entry("INVALID_REQUEST_PARAMETER", ErrorCode.INVALID_REQUEST),
            entry("REQUEST_UNPROCESSABLE", ErrorCode.INVALID_REQUEST),
            entry("MISSING_REQUEST_BODY", ErrorCode.INVALID_REQUEST),
            entry("INVALID_REQUEST_BODY", ErrorCode.INVALID_REQUEST));

    private AuthenteqErrors() {}

    /** The body of a success, which never has an error code. */
    static JsonValue success(VendorResponse response) {
        if (!response.isSuccess()) {
            throw refusal(response);
        }
        JsonValue body = response.json();
        if (!body.isObject()) {
            throw response.malformed("is not a JSON object");
        }
        if (body.at(CODE).isPresent()) {
            throw refusal(response);
        }
        return body;
    }

    /** For a read: Authenteq does not document which refusal means an unknown verification. */
    static JsonValue found(VendorResponse response) {
        boolean unknownId = response.word(MESSAGE).contains("'verificationId'")
                && !response.word(CODE).equals("MISSING_REQUEST_PARAMETER");
        if (!response.isSuccess() && (unknownId || response.word(REASON).equals(NOT_FOUND))) {
            throw response.failure()
                    .code(ErrorCode.NOT_FOUND)
                    .message("there is no such verification: check its id")
                    .build();
        }
        return success(response);
    }

    static VeriportException refusal(VendorResponse response) {
        VeriportException.Builder failure = response.failure();
        String word = response.word(CODE);
        ErrorCode code = WORDS.get(word);
        if (code == null) {
            return failure.build();
        }
        failure.vendorCode(word);
        String reason = REASONS.get(response.word(REASON));
        if (word.equals("REQUEST_UNPROCESSABLE") && reason != null) {
            return failure.code(code).message(reason).build();
        }
        boolean statusDecides = response.status() == 401 || response.status() == 429 || response.status() >= 500;
        return (statusDecides ? failure : described(failure, word, code, response.word(MESSAGE))).build();
    }

    /** INVALID_REQUEST_PARAMETER covers several parameters; only the message names the parameter. */
    private static VeriportException.Builder described(
            VeriportException.Builder failure, String word, ErrorCode code, String message) {
        if (word.equals("INVALID_REQUEST_PARAMETER") && message.contains("'redirectUrl'")) {
            return failure.code(ErrorCode.CONFIGURATION)
                    .message(
                            message.contains("authorization code")
                                    ? "the code belongs to another redirect URL: complete the session that this browser"
                                            + " started"
                                    : "the redirect URL is not registered: compare returnTo with the customer dashboard");
        }
        if (word.equals("INVALID_REQUEST_PARAMETER") && message.contains("'code'")) {
            return failure.code(ErrorCode.INVALID_REQUEST)
                    .reason(ReasonCode.CODE_INVALID_OR_USED)
                    .message("the code is invalid, expired or already used: the result of the verification is unknown");
        }
        return failure.code(code)
                .message(
                        switch (code) {
                            case AUTHENTICATION -> "the API keys were refused: check client-id and client-secret";
                            case PERMISSION -> "the account has no right to this operation: ask Authenteq for it";
                            case CONFIGURATION -> "no redirect URL is registered: add one in the customer dashboard";
                            default -> "the request is invalid: check its parameters";
                        });
    }
}
