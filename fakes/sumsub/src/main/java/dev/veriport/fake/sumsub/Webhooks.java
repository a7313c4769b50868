package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.WebhookDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The webhooks about an applicant. Facts: types, fields and dates; the HMAC of the body in one header, and its algorithm in
 * another; no time is signed. The same event has the same body whenever it is delivered. Inference: which types have a review.
 */
final class Webhooks {
    private static final String REVIEWED = "applicantReviewed";

    private final Settings settings;

    Webhooks(Settings settings) {
        this.settings = settings;
    }

    /** The type that tells of the applicant's present status. */
    static String type(Applicant applicant, Instant now) {
        String status = applicant.attempt().status(now);
        return switch (status) {
            case "init" -> "applicantCreated";
            case "completed" -> REVIEWED;
            case "onHold" -> "applicantOnHold";
            case "prechecked" -> "applicantPrechecked";
            case "awaitingUser" -> "applicantAwaitingUser";
            case "awaitingService" -> "applicantAwaitingService";
            default -> "applicantPending";
        };
    }

    WebhookDelivery of(Applicant applicant, String type) {
        return of(applicant, type, settings.isSandbox());
    }

    WebhookDelivery ofOtherEnvironment(Applicant applicant) {
        return of(applicant, REVIEWED, !settings.isSandbox());
    }

    private WebhookDelivery of(Applicant applicant, String type, boolean sandboxMode) {
        Instant at = at(applicant, type);
        String millis = SumsubTime.millis(at);
        ObjectNode body = Json.object()
                .put("applicantId", applicant.id())
                .put("inspectionId", applicant.inspectionId())
                .put("applicantType", "individual")
                .put("correlationId", correlation(applicant.id() + type + millis))
                .put("levelName", applicant.attempt().level().name())
                .put("sandboxMode", sandboxMode)
                .put("externalUserId", applicant.externalUserId())
                .put("type", type);
        addReview(applicant, type, body);
        body.put("createdAt", SumsubTime.zoned(at)).put("createdAtMs", millis).put("clientId", ApplicantJson.CLIENT_ID);
        return signed(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void addReview(Applicant applicant, String type, ObjectNode body) {
        switch (type) {
            case "applicantCreated", "applicantReset" -> body.put("reviewStatus", "init");
            case "applicantPending" -> body.put("reviewStatus", "pending");
            default -> {
                Instant now = settings.clock().instant();
                applicant.attempt().result(now).ifPresent(result -> body.set("reviewResult", result.json()));
                body.put("reviewStatus", applicant.attempt().status(now));
            }
        }
    }

    /** When it happened, as far as the applicant says. */
    private Instant at(Applicant applicant, String type) {
        Attempt.Submission sent = applicant.attempt().submission();
        if (type.equals("applicantCreated")) {
            return applicant.createdAt();
        }
        if (sent == null) {
            return settings.clock().instant();
        }
        return switch (type) {
            case "applicantPending" -> sent.at();
            case REVIEWED, "applicantOnHold" -> sent.decidedAt();
            default -> settings.clock().instant();
        };
    }

    private static String correlation(String event) {
        return UUID.nameUUIDFromBytes(event.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    WebhookDelivery signed(byte[] body) {
        return signed(body, settings.webhookAlgorithm());
    }

    WebhookDelivery signed(byte[] body, WebhookAlgorithm algorithm) {
        return new WebhookDelivery(
                Map.of(
                        "Content-Type", List.of("application/json"),
                        "x-payload-digest", List.of(algorithm.hex(settings.webhookSecret(), body)),
                        "x-payload-digest-alg", List.of(algorithm.header())),
                body);
    }
}
