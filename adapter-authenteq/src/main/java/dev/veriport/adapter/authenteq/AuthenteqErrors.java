package dev.veriport.adapter.authenteq;

import static java.util.Map.entry;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.ReasonCode;
import java.util.Map;

/**
 * What Authenteq's refusals mean. Its printed error bodies are not always JSON, so their words are read leniently; a
 * status and a word decide together.
 */
final class AuthenteqErrors {
    private static final String CODE = "errorCode";
    private static final String MESSAGE = "errorMessage";
    private static final String REASON = "reason";
    private static final String NOT_FOUND = "Requested verification not found";

    /** The documented reasons of a search that cannot be made, in our words. */
    private static final Map<String, String> REASONS = Map.of(
            NOT_FOUND,
            "there is no such verification: check its id",
            "Requested verification has an unexpected status: FAILED",
            "the verification failed, so there is nobody to search for",
            "Requested verification has no document data",
            "the verification has no document, so there is nobody to search for");

    /** The documented words, and nothing else of a body, may travel in an exception. */
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

    /** The body of a success. Success bodies never carry an error code. */
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

    /** For a read: which of its refusals says that there is no such verification is not published. */
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
        return (statusDecides ? failure : said(failure, word, code, response.word(MESSAGE))).build();
    }

    /** One word stands for two mistakes: which parameter it is about is in the message alone. */
    private static VeriportException.Builder said(
            VeriportException.Builder failure, String word, ErrorCode code, String message) {
        if (word.equals("INVALID_REQUEST_PARAMETER") && message.contains("'redirectUrl'")) {
            return failure.code(ErrorCode.CONFIGURATION)
                    .message(
                            "the redirect URL is not the registered one: compare returnTo with the customer dashboard");
        }
        if (word.equals("INVALID_REQUEST_PARAMETER") && message.contains("'code'")) {
            return failure.code(ErrorCode.INVALID_REQUEST)
                    .reason(ReasonCode.CODE_INVALID_OR_USED)
                    .message("the code is invalid, expired or used before; that does not tell how the person did");
        }
        return failure.code(code)
                .message(
                        switch (code) {
                            case AUTHENTICATION -> "the API keys were refused: check client-id and client-secret";
                            case PERMISSION -> "the account is not allowed this: ask Authenteq";
                            case CONFIGURATION -> "no redirect URL is registered: add one in the customer dashboard";
                            default -> "the request was refused as invalid";
                        });
    }
}
