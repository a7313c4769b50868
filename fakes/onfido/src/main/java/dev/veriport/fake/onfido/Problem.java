package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;

/**
 * The vendor's errors. Facts: the envelope, and the words {@code authorization_error} and {@code resource_not_found}.
 * Inference: the other words, the messages, and which HTTP status goes with a word.
 */
enum Problem {
    BAD_REQUEST(400, "bad_request", "Malformed request"),
    UNAUTHORIZED(401, "authorization_error", "Authorization error: please re-check your credentials"),
    NOT_FOUND(404, "resource_not_found", "Could not find the requested resource"),
    INVALID(422, "validation_error", "There was a validation error on this request"),
    RATE_LIMITED(429, "rate_limit", "Rate limit exceeded");

    private final int status;
    private final String type;
    private final String message;

    Problem(int status, String type, String message) {
        this.status = status;
        this.type = type;
        this.message = message;
    }

    Reply reply() {
        return reply(Json.object());
    }

    /** With one field that is wrong. */
    Reply reply(String field, String why) {
        ObjectNode fields = Json.object();
        fields.putArray(field).add(why);
        return reply(fields);
    }

    /** With what is wrong of each field. */
    Reply reply(ObjectNode fields) {
        ObjectNode body = Json.object();
        body.putObject("error").put("type", type).put("message", message).set("fields", fields);
        return Json.reply(status, body);
    }
}
