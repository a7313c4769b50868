package dev.veriport.http;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import java.time.Duration;
import java.util.Optional;

/** A vendor's answer to a request for a token. Immutable, thread-safe. Prints its kind alone. */
public final class TokenAnswer {
    private final int status;
    private final String field;
    private final JsonValue fields;

    private TokenAnswer(int status, String field, JsonValue fields) {
        this.status = status;
        this.field = field;
        this.fields = fields;
    }

    /**
     * @param fields the object that holds the token, and its lifetime where the vendor gives one
     * @param field the name of the token's field
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when the field is missing
     */
    public static TokenAnswer read(VendorResponse response, JsonValue fields, String field) {
        if (!fields.at(field).isPresent()) {
            throw response.malformed("has no " + field);
        }
        return new TokenAnswer(response.status(), field, fields);
    }

    /**
     * The token, as RFC 6750 has it. Call this after the request and not in its reader where a second token would be asked
     * for: it would be no better.
     *
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when it is none
     */
    public Secret token() {
        return fields.at(field)
                .token()
                .orElseThrow(() -> VeriportException.of(
                                ErrorCode.MALFORMED_RESPONSE,
                                "what the vendor gave as " + field + " is no token (RFC 6750): ask the vendor")
                        .httpStatus(status)
                        .build());
    }

    /**
     * How long the token lives, which the vendor says in seconds.
     *
     * @param lifetimeField the name of that field
     * @param longest beyond which a lifetime is not believed
     * @return empty where there is no usable one
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
