package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/**
 * An applicant and its review as the vendor answers them. Facts: the fields, and their dates in forms of their own. Inference:
 * {@code attemptCnt} counts what was submitted, {@code info} is empty until something was, and each image of an attempt has the
 * attempt's result.
 */
final class ApplicantJson {
    static final String CLIENT_ID = "veriport.example";

    private final InstantSource clock;

    ApplicantJson(InstantSource clock) {
        this.clock = clock;
    }

    ObjectNode of(Applicant applicant) {
        ObjectNode json = Json.object()
                .put("id", applicant.id())
                .put("createdAt", SumsubTime.seconds(applicant.createdAt()))
                .put("key", applicant.inspectionId().substring(0, 14).toUpperCase(Locale.ROOT))
                .put("clientId", CLIENT_ID)
                .put("inspectionId", applicant.inspectionId())
                .put("externalUserId", applicant.externalUserId());
        if (applicant.presence() == Applicant.Presence.DEACTIVATED) {
            json.put("deleted", true);
        }
        if (applicant.hasPerson()) {
            addPerson(applicant, json);
        }
        json.put("applicantPlatform", "Web");
        json.set("requiredIdDocs", applicant.attempt().level().json());
        json.set("review", review(applicant));
        return json.put("type", "individual");
    }

    private void addPerson(Applicant applicant, ObjectNode json) {
        boolean isSubmitted = applicant.attempt().submission() != null;
        json.set("info", isSubmitted ? PersonJson.info(applicant) : Json.object());
        for (String field : List.of("fixedInfo", "email", "phone", "lang")) {
            if (applicant.request().hasNonNull(field)) {
                json.set(field, applicant.request().get(field));
            }
        }
    }

    /** The review of the latest attempt. */
    ObjectNode review(Applicant applicant) {
        Instant now = clock.instant();
        Attempt attempt = applicant.attempt();
        Attempt.Submission sent = attempt.submission();
        ObjectNode json = Json.object()
                .put("reviewId", applicant.inspectionId().substring(0, 5))
                .put("attemptId", attempt.id())
                .put("attemptCnt", sent == null ? attempt.number() - 1 : attempt.number())
                .put("levelName", attempt.level().name())
                .put("createDate", SumsubTime.zoned(attempt.createdAt()));
        if (sent != null && attempt.isDecided(now)) {
            json.put("reviewDate", SumsubTime.zoned(sent.decidedAt()));
        }
        attempt.result(now).ifPresent(result -> json.set("reviewResult", result.json()));
        return json.put("reviewStatus", attempt.status(now)).put("priority", 0);
    }

    /** The steps of the level, each with its images and their results; null for a step without images. */
    ObjectNode steps(Applicant applicant) {
        ObjectNode json = Json.object();
        for (String step : applicant.attempt().level().steps()) {
            List<Image> images = applicant.images().stream()
                    .filter(image -> image.isOf(step))
                    .toList();
            if (images.isEmpty()) {
                json.putNull(step);
            } else {
                json.set(step, step(applicant, images));
            }
        }
        return json;
    }

    private ObjectNode step(Applicant applicant, List<Image> images) {
        Image first = images.get(0);
        ObjectNode json = Json.object().put("country", first.country()).put("idDocType", first.type());
        ArrayNode ids = json.putArray("imageIds");
        ObjectNode results = json.putObject("imageReviewResults");
        applicant.attempt().result(clock.instant()).ifPresent(result -> json.set("reviewResult", result.json()));
        for (Image image : images) {
            ids.add(Long.parseLong(image.id()));
            results.set(image.id(), result(applicant, image));
        }
        return json;
    }

    /** What is listed about an image. */
    ObjectNode image(Applicant applicant, Image image) {
        ObjectNode json = Json.object()
                .put("id", image.id())
                .put("previewId", image.id() + "1")
                .put("addedDate", SumsubTime.seconds(image.addedAt()));
        json.putObject("fileMetadata")
                .put("fileName", image.fileName())
                .put("fileType", image.format().name().toLowerCase(Locale.ROOT))
                .put("fileSize", image.content().length)
                .putObject("resolution")
                .put("width", 2)
                .put("height", 2);
        ObjectNode definition =
                json.putObject("idDocDef").put("country", image.country()).put("idDocType", image.type());
        if (!image.side().isEmpty()) {
            definition.put("idDocSubType", image.side());
        }
        json.set("reviewResult", result(applicant, image));
        json.put("deactivated", image.deactivated());
        if (!image.attemptId().isEmpty()) {
            json.put("attemptId", image.attemptId());
        }
        return json.put("source", image.source());
    }

    private ObjectNode result(Applicant applicant, Image image) {
        Attempt attempt = applicant.attempt();
        return attempt.id().equals(image.attemptId())
                ? attempt.result(clock.instant()).map(ReviewOutcome::json).orElseGet(Json::object)
                : Json.object();
    }
}
