package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.store.StoredResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole answer of a vendor. Prints its status and size alone.
 *
 * @param retryAfter what the vendor asked us to wait
 * @param contentType as the answer's head has it; empty for none
 */
public record VendorResponse(int status, Optional<Duration> retryAfter, String contentType, byte[] body) {
    private static final int WORDS_WITHIN = 16 * 1024;

    /** An answer without a content type. */
    public VendorResponse(int status, Optional<Duration> retryAfter, byte[] body) {
        this(status, retryAfter, "", body);
    }

    /** The answer with the view of it that readers need. */
    public static VendorResponse of(StoredResponse answer) {
        return new VendorResponse(
                answer.status(),
                answer.retryAfter(),
                answer.headers().getOrDefault(ResponseBodies.CONTENT_TYPE, ""),
                answer.body());
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when it is not JSON, whole and well-formed */
    public JsonValue json() {
        try {
            return JsonValue.parse(body);
        } catch (MalformedJsonException malformed) {
            throw malformed("is not well-formed JSON");
        }
    }

    /** @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when it is not multipart, whole and well-formed */
    public MultipartMessage multipart() {
        try {
            return MultipartMessage.read(contentType, body);
        } catch (IOException malformed) {
            throw malformed("is not a whole multipart message");
        }
    }

    /** A part of this answer that is JSON; the same, with the part's bytes. */
    public VendorResponse part(MultipartMessage.Part json) {
        return new VendorResponse(
                status, retryAfter, json.contentType().toOptional().orElse(""), json.content());
    }

    /**
     * A word of an error body, read leniently since vendors' error bodies are not always JSON. For comparing with
     * documented words, never for printing.
     *
     * @param field the field's name, with or without its quotes in the body
     */
    public String word(String field) {
        String text = new String(body, 0, Math.min(body.length, WORDS_WITHIN), UTF_8);
        Matcher matcher = Pattern.compile("\\b" + Pattern.quote(field) + "\"?\\s*:\\s*\"?([^\"\\r\\n,}]*)")
                .matcher(text);
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    /** An answer that cannot be read as what it should be. */
    public VeriportException malformed(String what) {
        return VeriportException.of(ErrorCode.MALFORMED_RESPONSE, "the vendor's answer " + what)
                .httpStatus(status)
                .build();
    }

    /** What the status alone says, for answers whose body says no more. */
    public VeriportException.Builder failure() {
        return retryAfter
                .map(failureByStatus()::retryAfter)
                .orElseGet(this::failureByStatus)
                .httpStatus(status);
    }

    private VeriportException.Builder failureByStatus() {
        return switch (status) {
            case 401 -> VeriportException.of(ErrorCode.AUTHENTICATION, "the credentials were refused: check them");
            case 403 -> VeriportException.of(ErrorCode.PERMISSION, "the account is not allowed this: ask the vendor");
            case 404, 410 -> VeriportException.of(ErrorCode.NOT_FOUND, "there is no such thing at the vendor");
            case 408 -> VeriportException.of(ErrorCode.TIMEOUT, "the vendor gave up waiting: try again");
            case 413 -> VeriportException.of(ErrorCode.INVALID_REQUEST, "the request is too large: send less");
            case 429 -> VeriportException.of(ErrorCode.RATE_LIMITED, "too many requests: wait");
            default -> failureByClass();
        };
    }

    private VeriportException.Builder failureByClass() {
        return switch (status / 100) {
            case 4 -> VeriportException.of(ErrorCode.INVALID_REQUEST, "the vendor refused the request");
            case 5 -> VeriportException.of(ErrorCode.UNAVAILABLE, "the vendor failed: try again later");
            default ->
                VeriportException.of(
                        ErrorCode.MALFORMED_RESPONSE, "the vendor's answer is none we know: check base-url");
        };
    }

    @Override
    public String toString() {
        return "VendorResponse[" + status + ", " + body.length + " bytes]";
    }
}
