package dev.veriport.fake.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A request that the vendor refuses. Facts: the envelope, its types, the codes {@code resource_missing} and {@code rate_limit},
 * and which HTTP status goes with what. Inference: the other codes and the messages.
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String INVALID = "invalid_request_error";

    private final transient Reply reply;
    private final boolean isOfValidation;

    private Refusal(int status, String type, @Nullable String code, String message, @Nullable String parameter) {
        super(message, null, false, false);
        ObjectNode error = Json.object().put("type", type).put("message", message);
        if (code != null) {
            error.put("code", code).put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'));
        }
        if (parameter != null) {
            error.put("param", parameter);
        }
        reply = Json.reply(status, Json.object().set("error", error));
        isOfValidation = parameter != null && status == 400;
    }

    Reply reply() {
        return reply;
    }

    /** Whether the endpoint has not begun to run, so that no answer is kept for an idempotency key. */
    boolean isOfValidation() {
        return isOfValidation;
    }

    static Refusal unauthorized() {
        return new Refusal(401, INVALID, null, "Invalid API Key provided", null);
    }

    static Refusal forbidden() {
        return new Refusal(
                403, INVALID, null, "The provided key does not have the required permissions for this request", null);
    }

    static Refusal noSuchAccount() {
        return new Refusal(
                403, INVALID, "account_invalid", "The provided key does not have access to this account", null);
    }

    static Refusal notFound(String object, String parameter) {
        return new Refusal(404, INVALID, "resource_missing", "No such " + object, parameter);
    }

    static Refusal noForm() {
        return new Refusal(415, INVALID, null, "The body must be application/x-www-form-urlencoded", null);
    }

    static Refusal unknownParameter(String parameter) {
        return new Refusal(400, INVALID, "parameter_unknown", "Received unknown parameter: " + parameter, parameter);
    }

    static Refusal missing(String parameter) {
        return new Refusal(400, INVALID, "parameter_missing", "Missing required param: " + parameter, parameter);
    }

    static Refusal notOneOf(Collection<String> words, String parameter) {
        return new Refusal(
                400, INVALID, null, "Invalid " + parameter + ": must be one of " + String.join(", ", words), parameter);
    }

    static Refusal malformed(String what, String parameter) {
        return new Refusal(400, INVALID, null, "Invalid " + parameter + ": must be " + what, parameter);
    }

    static Refusal noUrl(String parameter) {
        return new Refusal(400, INVALID, "url_invalid", "Not a valid URL", parameter);
    }

    static Refusal notExpandable(String property) {
        return new Refusal(400, INVALID, null, "This property cannot be expanded: " + property, "expand");
    }

    /** Of what the session's status does not allow. */
    static Refusal wrongStatus(String message) {
        return new Refusal(400, INVALID, null, message, null);
    }

    static Refusal otherParameters() {
        return new Refusal(
                400,
                "idempotency_error",
                null,
                "Keys for idempotent requests can only be used with the parameters they were first used with",
                null);
    }

    static Refusal underWay() {
        return new Refusal(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                "Another request with this idempotency key is under way",
                null);
    }

    /** @param status 429 or 400 */
    static Refusal rateLimited(int status) {
        return new Refusal(status, INVALID, "rate_limit", "Request rate limit exceeded", null);
    }

    static Refusal failed() {
        return new Refusal(500, "api_error", null, "An unexpected error occurred", null);
    }
}
