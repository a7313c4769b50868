package dev.veriport.fake.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;

/**
 * A request that the vendor refuses. Facts: the envelope, the titles, and which members an error of each status has. Inference:
 * most details.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String CONTACT = " Please reach out to support@withpersona.com if you need this changed.";

    private final transient Reply reply;

    private Refusal(int status, ObjectNode error) {
        super(error.path("title").asText(), null, false, false);
        ObjectNode body = Json.object();
        body.putArray("errors").add(error);
        reply = Json.reply(status, body);
    }

    private Refusal(int status, String title, String details) {
        this(status, Json.object().put("title", title).put("details", details));
    }

    Reply reply() {
        return reply;
    }

    static Refusal badRequest(String details) {
        return new Refusal(400, "Bad Request", details);
    }

    /** Of a key that was used with other parameters. */
    static Refusal usedKey() {
        return new Refusal(
                400,
                "Idempotency error",
                "Keys for idempotent requests can only be used with the same parameters they were first used with.");
    }

    static Refusal unauthenticated() {
        return new Refusal(401, Json.object().put("title", "Must be authenticated to access this endpoint"));
    }

    static Refusal unknownKey() {
        return new Refusal(401, Json.object().put("title", "Token is invalid"));
    }

    static Refusal forbidden(String details) {
        return new Refusal(403, "Forbidden", details);
    }

    static Refusal notFound() {
        return new Refusal(404, Json.object().put("title", "Record not found"));
    }

    /** @param path such as {@code data.attributes.account_id} */
    static Refusal notFound(String path) {
        return new Refusal(404, "Record not found", path + " is not found");
    }

    static Refusal redacted() {
        return new Refusal(409, "Stale object error", "Inquiry already redacted");
    }

    static Refusal conflict(String details) {
        return new Refusal(409, "Conflict", details);
    }

    /** @param pointer such as {@code /data/attributes/redirect-uri} */
    static Refusal invalid(String pointer, String details) {
        ObjectNode error = Json.object().put("title", "Record invalid").put("details", details);
        error.putObject("source").put("pointer", pointer);
        return new Refusal(422, error);
    }

    /** Of what the status of the inquiry does not allow. */
    static Refusal unprocessable(String details) {
        return new Refusal(422, "Unprocessable entity", details);
    }

    static Refusal rateLimited(int perMinute) {
        return new Refusal(
                429,
                "Rate limit exceeded",
                "You have hit your rate limit of " + perMinute + " requests / min." + CONTACT);
    }

    static Refusal quotaExceeded() {
        return new Refusal(
                429, "Quota exceeded", "You have hit your create_verification quota limit of 300 requests." + CONTACT);
    }

    static Refusal failed() {
        return new Refusal(500, Json.object().put("title", "Internal Server Error"));
    }
}
