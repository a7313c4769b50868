package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import java.time.Duration;
import java.util.Optional;

/** A vendor's response to a token request. Immutable, thread-safe. Prints only its type. */
public final class TokenAnswer {
    private final VendorResponse response;
    private final String field;
    private final JsonValue fields;

    private TokenAnswer(VendorResponse response, String field, JsonValue fields) {
        this.response = response;
        this.field = field;
        this.fields = fields;
    }

    /**
     * @param fields the object with the token, and its lifetime if the vendor sends one
     * @param field the name of the token's field
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when the field is missing
     */
    public static TokenAnswer read(VendorResponse response, JsonValue fields, String field) {
        if (!fields.at(field).isPresent()) {
            throw response.malformed("has no " + field);
        }
        return new TokenAnswer(response, field, fields);
    }

    /**
     * The token (RFC 6750). Call this after the request, not in its reader, when a retry would request a second token:
     * the second one would be malformed as well.
     *
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when the field is not a token
     */
    public Secret token() {
        return fields.at(field)
                .token()
                .orElseThrow(() -> response.answered(VeriportException.of(
                                ErrorCode.MALFORMED_RESPONSE,
                                "the vendor's " + field + " is not a token (RFC 6750): ask the vendor"))
                        .build());
    }

    /**
     * The token's lifetime.
     *
     * @param lifetimeField the name of the field with the lifetime in seconds
     * @param longest the maximum; a longer lifetime is ignored
     * @return empty when the vendor sends no usable lifetime
     */
    public Optional<Duration> lifetime(String lifetimeField, Duration longest) {
        return fields.at(lifetimeField)
                .integer()
                .filter(seconds -> seconds > 0 && seconds <= longest.toSeconds())
                .map(Duration::ofSeconds);
    }

    @Override
    public String toString() {
        return "TokenAnswer[redacted]";
    }
}
