package dev.veriport.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Ascii;
import dev.veriport.store.StoredResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A vendor's whole response. Prints only its status and size. Immutable except for the body's array; thread-safe when
 * that is not changed.
 *
 * @param retryAfter the wait that the vendor requests, at most 15 minutes
 * @param headers those that the client reads, see {@link ResponseHeaders}; names in any case
 * @param body the array is not copied, so do not change it
 */
public record VendorResponse(int status, Optional<Duration> retryAfter, Map<String, String> headers, byte[] body) {
    private static final int MAX_SEARCHED_BYTES = 16 * 1024;
    private static final Duration CLOCK_DIFFERENCE = Duration.ofHours(1);

    /** Copies the headers, with their names in lower case. */
    public VendorResponse {
        Map<String, String> copy = new HashMap<>();
        headers.forEach((name, value) -> {
            if (copy.put(Ascii.lowerCase(name), value) != null) {
                throw new IllegalArgumentException("two headers have the name " + name);
            }
        });
        headers = Collections.unmodifiableMap(copy);
    }

    /** An answer without headers. */
    public VendorResponse(int status, Optional<Duration> retryAfter, byte[] body) {
        this(status, retryAfter, Map.of(), body);
    }

    /** Wraps a stored response for readers. */
    public static VendorResponse of(StoredResponse answer) {
        return new VendorResponse(answer.status(), answer.retryAfter(), answer.headers(), answer.body());
    }

    /**
     * The value of a header.
     *
     * @param name in any case
     * @return empty when the vendor did not send it, the client does not read it, or the answer comes from the vault
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(Ascii.lowerCase(name)));
    }

    /** The vendor's id of the request: at most 128 characters of visible ASCII. */
    public Optional<String> requestId() {
        return new StoredResponse(status, headers, body).requestId();
    }

    /** The media type of the body, with its parameters; empty when there is none. */
    public String contentType() {
        return header(StoredResponse.CONTENT_TYPE).orElse("");
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /**
     * This response, for vendors whose status alone says what failed.
     *
     * @throws VeriportException as {@link #failure()} when the status is not 2xx
     */
    public VendorResponse success() {
        if (!isSuccess()) {
            throw failure().build();
        }
        return this;
    }

    /** @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when the body is not well-formed JSON */
    public JsonValue json() {
        return json(JsonPath.ROOT);
    }

    /**
     * The same for a result that is made of several answers: its fields are named {@code name#/pointer}.
     *
     * @param name the name of this answer in the result's provenance
     * @throws VeriportException as {@link #json()}
     */
    public JsonValue json(String name) {
        return json(JsonPath.rootOf(name));
    }

    private JsonValue json(JsonPath root) {
        try {
            return JsonValue.parse(body, root);
        } catch (MalformedJsonException malformed) {
            throw malformed("is not well-formed JSON");
        }
    }

    /**
     * A value of this answer that has to be about a certain record, and not about another person's.
     *
     * @param field the field of the value that has the record's id
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when the id is missing or another
     */
    public JsonValue about(JsonValue value, String field, String id) {
        if (value.at(field).isBlank()) {
            throw malformed("does not say which record it is about");
        }
        return notAboutAnother(value, field, id);
    }

    /**
     * The same, where the vendor may leave out the id. ASCII letters are compared in any case.
     *
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when the id is another
     */
    public JsonValue notAboutAnother(JsonValue value, String field, String id) {
        JsonValue given = value.at(field);
        boolean isSame = given.text().map(Ascii::lowerCase).equals(Optional.of(Ascii.lowerCase(id)));
        if (!given.isBlank() && !isSame) {
            throw malformed("is about another record");
        }
        return value;
    }

    /**
     * A created record. One that is older than the request is another person's, as where a proxy repeats an answer. An hour is
     * left for clocks that differ.
     *
     * @param field the field of the record that says when it was created; where it says nothing, the record counts as new
     * @param start when the request began
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when it is older
     */
    public JsonValue createdSince(JsonValue record, String field, Instant start) {
        if (record.at(field).instant().match(start.minus(CLOCK_DIFFERENCE)::isAfter, missing -> false)) {
            throw malformed("has a record older than this request: check the clock of this computer");
        }
        return record;
    }

    /**
     * A value of this answer that has to be a list. One in another form is not an empty list.
     *
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when it is not an array of objects
     */
    public JsonValue list(JsonValue value) {
        if (!value.isArray() || !value.items().stream().allMatch(JsonValue::isObject)) {
            throw malformed("has no list");
        }
        return value;
    }

    /**
     * A value of this answer that has to be an id that can be sent.
     *
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when it is not
     */
    public String identifier(JsonValue value) {
        return value.identifier().orElseThrow(() -> malformed("has no id that can be sent"));
    }

    /** @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when the body is not a whole multipart message */
    public MultipartMessage multipart() {
        try {
            return MultipartMessage.read(contentType(), body);
        } catch (IOException malformed) {
            throw malformed("is not a whole multipart message");
        }
    }

    /** This response with the bytes and type of one of its parts. */
    public VendorResponse part(MultipartMessage.Part json) {
        Map<String, String> ofPart = new HashMap<>(headers);
        ofPart.put(StoredResponse.CONTENT_TYPE, json.contentType().toOptional().orElse(""));
        return new VendorResponse(status, retryAfter, ofPart, json.content());
    }

    /**
     * A field's value in an error body, read from the first 16 KiB. Read leniently, because vendors' error bodies are
     * not always JSON. Only for comparing with documented words, never for printing.
     *
     * @param field the field's name; in the body it may be without quotes
     * @return empty when there is none
     */
    public String word(String field) {
        Matcher matcher = Pattern.compile("\\b" + Pattern.quote(field) + "\"?\\s*:\\s*\"?([^\"\\r\\n,}]*)")
                .matcher(start());
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    /** A {@link ErrorCode#MALFORMED_RESPONSE} for this response. */
    public VeriportException malformed(String what) {
        return answered(VeriportException.of(ErrorCode.MALFORMED_RESPONSE, "the vendor's answer " + what))
                .build();
    }

    /** The failure with the status and request id of this answer. */
    VeriportException.Builder answered(VeriportException.Builder failure) {
        requestId().ifPresent(failure::vendorRequestId);
        return failure.httpStatus(status);
    }

    /** The failure that follows from the status alone, for responses whose body says no more. */
    public VeriportException.Builder failure() {
        VeriportException.Builder failure = answered(failureByStatus());
        retryAfter.ifPresent(failure::retryAfter);
        return failure;
    }

    /**
     * The failure that follows from the body alone. It has no time to wait: what the headers say is about the request rate, and
     * waiting may not help.
     */
    public VeriportException.Builder failure(ErrorCode code, String message) {
        return answered(VeriportException.of(code, message));
    }

    /**
     * As {@link #failure()}, where the body names a refused field whose value comes from a setting: the message names the
     * setting.
     *
     * @param settings the whole keys of settings, by the names of the request's fields as the vendor's error body quotes them
     */
    public VeriportException.Builder failure(Map<String, String> settings) {
        VeriportException.Builder failure = failure();
        if (status / 100 != 4) {
            return failure;
        }
        String text = start();
        List<String> refused = settings.entrySet().stream()
                .filter(setting -> text.contains("\"" + setting.getKey() + "\""))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .toList();
        return refused.isEmpty()
                ? failure
                : failure.message("the vendor refused the request: check " + String.join(", ", refused));
    }

    private String start() {
        return new String(body, 0, Math.min(body.length, MAX_SEARCHED_BYTES), UTF_8);
    }

    private VeriportException.Builder failureByStatus() {
        return switch (status) {
            case 401 -> VeriportException.of(ErrorCode.AUTHENTICATION, "the credentials were refused: check them");
            case 403 ->
                VeriportException.of(
                        ErrorCode.PERMISSION, "the account has no right to this operation: ask the vendor for it");
            case 404, 410 ->
                VeriportException.of(ErrorCode.NOT_FOUND, "the vendor has nothing under this id: check it");
            case 408 -> VeriportException.of(ErrorCode.TIMEOUT, "the vendor timed out: try again");
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
                        ErrorCode.MALFORMED_RESPONSE, "the vendor's answer has an unexpected status: check base-url");
        };
    }

    @Override
    public String toString() {
        return "VendorResponse[" + status + ", " + body.length + " bytes]";
    }
}
