package dev.veriport.authenteq;

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

    /** The documented words, and nothing else of a body, may travel in an exception. */
    private static final Map<String, ErrorCode> WORDS = Map.of(
            "API_KEYS_MISSING", ErrorCode.AUTHENTICATION,
            "API_KEYS_INVALID", ErrorCode.AUTHENTICATION,
            "API_KEYS_BAD", ErrorCode.AUTHENTICATION,
            "BAD_API_KEYS", ErrorCode.AUTHENTICATION,
            "ACCOUNT_DEACTIVATED", ErrorCode.PERMISSION,
            "AML_DISABLED", ErrorCode.PERMISSION,
            "NO_REDIRECT_URLS", ErrorCode.CONFIGURATION,
            "MISSING_REQUEST_PARAMETER", ErrorCode.INVALID_REQUEST,
            "INVALID_REQUEST_PARAMETER", ErrorCode.INVALID_REQUEST,
            "REQUEST_UNPROCESSABLE", ErrorCode.INVALID_REQUEST);

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

    private static VeriportException refusal(VendorResponse response) {
        VeriportException.Builder failure = response.failure();
        String word = response.word(CODE);
        ErrorCode code = WORDS.get(word);
        if (code == null) {
            return failure.build();
        }
        failure.vendorCode(word);
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
