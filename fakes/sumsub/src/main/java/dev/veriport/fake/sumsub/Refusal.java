package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Reply;
import java.util.List;

/**
 * A request that the vendor refuses. Facts: the envelope, the descriptions of 401 and of missing documents, and the errors of
 * uploads with their codes, names and HTTP statuses. Inference: the other descriptions, and which HTTP status goes with them.
 */
final class Refusal extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    private Refusal(int status, String description, ObjectNode more) {
        super(description);
        ObjectNode body = Json.object()
                .put("description", description)
                .put("code", status)
                .put("correlationId", "req-" + Ids.next());
        body.setAll(more);
        reply = Json.reply(status, body);
    }

    private Refusal(int status, String description) {
        this(status, description, Json.object());
    }

    Reply reply() {
        return reply;
    }

    static Refusal unknownToken() {
        return new Refusal(401, "Invalid app token");
    }

    static Refusal invalidSignature() {
        return new Refusal(401, "Invalid signature");
    }

    static Refusal expired() {
        return new Refusal(401, "Token expired");
    }

    static Refusal tooManyRequests() {
        return new Refusal(429, "Too many requests");
    }

    static Refusal malformed(String what) {
        return new Refusal(400, "Invalid or missing: " + what);
    }

    static Refusal notFound(String what) {
        return new Refusal(404, what + " not found");
    }

    /** Of an applicant whose {@code externalUserId} is in use. */
    static Refusal applicantExists() {
        return new Refusal(409, "Applicant with this external user id already exists");
    }

    /** @param steps those of the level that are not complete */
    static Refusal missingDocuments(List<String> steps) {
        return new Refusal(
                409,
                "Not all required documents or data are submitted. Make sure to complete " + steps
                        + " verification steps beforehand.");
    }

    /** Of what the status of the review does not allow. */
    static Refusal wrongStatus(String status) {
        return new Refusal(409, "Not allowed for the review status " + status);
    }

    static Refusal notInProduction() {
        return new Refusal(403, "Available in sandbox mode only");
    }

    /** @param name one of {@link SumsubWords#UPLOAD_ERRORS} */
    static Refusal upload(String name) {
        int status = name.equals("duplicate-document") || name.equals("no-upload-verification-in-progress") ? 409 : 400;
        int errorCode = 1000 + SumsubWords.UPLOAD_ERRORS.indexOf(name);
        return new Refusal(
                status,
                "Upload refused: " + name,
                Json.object().put("errorCode", errorCode).put("errorName", name));
    }
}
