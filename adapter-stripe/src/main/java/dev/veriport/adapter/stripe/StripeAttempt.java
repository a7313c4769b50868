package dev.veriport.adapter.stripe;

import dev.veriport.http.BodyFields;
import dev.veriport.http.JsonValue;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;

/**
 * The reference and the attempt that we send with a session; the attempt is in its metadata. Every session that Veriport
 * creates has an attempt, so one without it belongs to another application. Immutable.
 *
 * @param attempt empty for every attempt with this reference
 */
record StripeAttempt(String reference, String attempt) {
    private static final String MARKER = "veriport_attempt";

    /** From {@code REFERENCE~ATTEMPT}, or from a reference alone, which may contain {@code ~} as well. */
    static StripeAttempt of(AttemptReference written) {
        return written.reference()
                .filter(reference -> AttemptId.isId(written.attempt()))
                .map(reference -> new StripeAttempt(reference, written.attempt()))
                .orElseGet(() -> new StripeAttempt(written.value(), ""));
    }

    /** What a session gets of it. */
    BodyFields body() {
        return BodyFields.none()
                .put("client_reference_id", reference)
                .put("metadata", BodyFields.none().put(MARKER, attempt));
    }

    /** Whether this is the attempt of a session. Both are compared: an older version of the API has no filter of a list. */
    boolean isOf(JsonValue session) {
        return session.at("client_reference_id").is(reference)
                && session.at("metadata")
                        .at(MARKER)
                        .text()
                        .filter(found -> attempt.isEmpty() || found.equals(attempt))
                        .isPresent();
    }

    /** Whether Veriport created a session. */
    static boolean isOurs(JsonValue session) {
        return session.at("metadata").at(MARKER).isPresent();
    }
}
