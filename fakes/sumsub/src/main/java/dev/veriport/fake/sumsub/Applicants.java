package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The endpoints of applicants. Facts: paths and fields; what is refused while an applicant is being checked; a side of a document
 * without the other cannot be checked; a check can be requested again once the former one is completed. Inference: which HTTP
 * status a refusal has, but that of missing documents, that the answer to a creation has no attempt's id yet, and that a review which is requested by the API comes to GREEN, unless a
 * test or {@code testCompleted} decides first.
 */
final class Applicants {
    private static final String BY_USER = "-;externalUserId=";

    private final Settings settings;
    private final ApplicantStore store;
    private final ApplicantJson json;

    Applicants(Settings settings, ApplicantStore store, ApplicantJson json) {
        this.settings = settings;
        this.store = store;
        this.json = json;
    }

    Reply create(RecordedRequest request) {
        Level level = settings.level(request.query("levelName").orElseThrow(() -> Refusal.malformed("levelName")));
        ObjectNode body = body(request);
        String user = Json.text(body, "externalUserId");
        if (user.isBlank()) {
            throw Refusal.malformed("externalUserId");
        }
        String birth = Json.text(body.path("fixedInfo"), "dob");
        if (!birth.isEmpty() && !isDate(birth)) {
            throw Refusal.malformed("fixedInfo.dob");
        }
        for (String field : List.of("country", "nationality", "countryOfBirth")) {
            String country = Json.text(body.path("fixedInfo"), field);
            if (!country.isEmpty() && !country.matches("[A-Z]{3}")) {
                throw Refusal.malformed("fixedInfo." + field);
            }
        }
        ObjectNode created = json.of(store.create(user, level, body));
        ((ObjectNode) created.path("review")).remove("attemptId");
        return Json.reply(201, created);
    }

    private static ObjectNode body(RecordedRequest request) {
        return Json.readObject(request.bodyText()).orElseThrow(() -> Refusal.malformed("body"));
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text) != null;
        } catch (DateTimeParseException noDate) {
            return false;
        }
    }

    Reply read(RecordedRequest request) {
        return answered(request, json::of);
    }

    Reply status(RecordedRequest request) {
        return answered(request, json::review);
    }

    Reply steps(RecordedRequest request) {
        return answered(request, json::steps);
    }

    private Reply answered(RecordedRequest request, Function<Applicant, ObjectNode> answer) {
        return find(request)
                .map(applicant -> Json.reply(200, answer.apply(applicant)))
                .orElseThrow(() -> Refusal.notFound("Applicant"));
    }

    /** By the id, or by a matrix parameter, whose separators are not encoded. */
    private Optional<Applicant> find(RecordedRequest request) {
        String named = request.path().split("/", -1)[3];
        return named.startsWith(BY_USER)
                ? store.findByUser(decode(named.substring(BY_USER.length())))
                : store.find(named);
    }

    private static String decode(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    Reply readByUser(RecordedRequest request) {
        Optional<Applicant> found = store.findByUser(request.segment(4));
        ObjectNode body = Json.object().put("exists", found.isPresent());
        found.ifPresent(applicant -> body.set("applicant", json.of(applicant)));
        return Json.reply(200, body);
    }

    /** Requests the check of what was uploaded. One that was checked before is checked again. */
    Reply requestCheck(RecordedRequest request) {
        Instant now = settings.clock().instant();
        return changed(request, applicant -> {
            applicant.requireUnchecked(now);
            requireDocuments(applicant);
            return applicant.checked(ReviewOutcome.green(), now, settings.processing());
        });
    }

    private static void requireDocuments(Applicant applicant) {
        List<String> missing = applicant.attempt().level().steps().stream()
                .filter(step -> isMissing(step, applicant))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.missingDocuments(missing);
        }
    }

    private static boolean isMissing(String step, Applicant applicant) {
        List<Image> images =
                applicant.images().stream().filter(image -> image.isOf(step)).toList();
        boolean isHalf = images.stream()
                .anyMatch(image -> image.side().equals("FRONT_SIDE")
                        && !image.type().equals("PASSPORT")
                        && images.stream().noneMatch(other -> other.side().equals("BACK_SIDE")));
        return images.isEmpty() || isHalf;
    }

    /** Decides as the body says; of the sandbox alone. */
    Reply testCompleted(RecordedRequest request) {
        if (!settings.isSandbox()) {
            throw Refusal.notInProduction();
        }
        ObjectNode body = body(request);
        String answer = Json.text(body, "reviewAnswer");
        if (!answer.equals(ReviewOutcome.GREEN) && !answer.equals(ReviewOutcome.RED)) {
            throw Refusal.malformed("reviewAnswer");
        }
        List<String> labels = new ArrayList<>();
        body.path("rejectLabels").forEach(label -> labels.add(label.asText()));
        ReviewOutcome outcome = answer.equals(ReviewOutcome.GREEN)
                ? ReviewOutcome.green()
                : ReviewOutcome.red(
                        body.path("reviewRejectType").asText(ReviewOutcome.FINAL), labels.toArray(String[]::new));
        return changed(
                request,
                applicant -> applicant.decided(
                        outcome.withComments(Json.text(body, "moderationComment"), Json.text(body, "clientComment")),
                        settings.clock().instant()));
    }

    Reply reset(RecordedRequest request) {
        return changed(request, applicant -> applicant.reset(settings.clock().instant()));
    }

    private Reply changed(RecordedRequest request, UnaryOperator<Applicant> change) {
        store.change(request.segment(2), change);
        return Json.reply(200, Json.object().put("ok", 1));
    }

    Reply moveToLevel(RecordedRequest request) {
        Level level = settings.level(request.query("name").orElseThrow(() -> Refusal.malformed("name")));
        Instant now = settings.clock().instant();
        return Json.reply(200, json.of(store.change(request.segment(2), applicant -> applicant.movedTo(level, now))));
    }

    Reply setPresence(RecordedRequest request) {
        String id = request.segment(2);
        return switch (request.segment(4)) {
            case "deactivated" -> Json.reply(200, json.of(store.hide(id, Applicant.Presence.DEACTIVATED)));
            case "activated" -> Json.reply(200, json.of(store.activate(id)));
            default -> throw Refusal.malformed("presence");
        };
    }
}
