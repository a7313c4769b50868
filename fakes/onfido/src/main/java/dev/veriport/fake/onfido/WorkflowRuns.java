package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.Query;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The workflow runs of the account. Facts: the fields, their limits, the filters of the list and its pages, newest first.
 * Inference: 20 runs a page, a run has all the tags that are asked for, and an applicant or a workflow that does not exist is
 * a validation error.
 */
final class WorkflowRuns {
    private static final int PER_PAGE = 20;

    private final Settings settings;
    private final Predicate<String> applicantExists;
    private final RunJson json;
    private final Map<String, Run> byId = new ConcurrentHashMap<>();
    private final List<String> created = new CopyOnWriteArrayList<>();

    WorkflowRuns(Settings settings, Predicate<String> applicantExists, RunJson json) {
        this.settings = settings;
        this.applicantExists = applicantExists;
        this.json = json;
    }

    /** A run whose applicant is not erased. */
    Optional<Run> find(String id) {
        return Optional.ofNullable(byId.get(id)).filter(run -> applicantExists.test(run.applicantId()));
    }

    /** Changes a run; empty where there is none. */
    Optional<Run> change(String id, UnaryOperator<Run> change) {
        return find(id).isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(byId.computeIfPresent(id, (same, run) -> change.apply(run)));
    }

    /** All runs of an applicant, oldest first. */
    List<Run> of(String applicantId) {
        return created.stream()
                .flatMap(id -> find(id).stream())
                .filter(run -> run.applicantId().equals(applicantId))
                .toList();
    }

    /** The ids of all runs, oldest first. */
    List<String> ids() {
        return List.copyOf(created);
    }

    Reply create(RecordedRequest request) {
        Optional<ObjectNode> body = Json.readObject(request.bodyText());
        if (body.isEmpty()) {
            return Problem.BAD_REQUEST.reply();
        }
        ObjectNode wrong = wrong(body.get());
        if (!wrong.isEmpty()) {
            return Problem.INVALID.reply(wrong);
        }
        Workflow workflow =
                settings.workflows().get(body.get().path("workflow_id").asText());
        if (workflow == null) {
            return Problem.INVALID.reply("workflow_id", "does not exist");
        }
        if (!applicantExists.test(body.get().path("applicant_id").asText())) {
            return Problem.INVALID.reply("applicant_id", "does not exist");
        }
        String id = UUID.randomUUID().toString();
        Run run = new Run(id, workflow, body.get(), settings.clock().instant(), null);
        byId.put(id, run);
        created.add(id);
        return Json.reply(201, json.of(run));
    }

    private static ObjectNode wrong(ObjectNode body) {
        Fields fields = new Fields(body);
        fields.requireUuid("workflow_id");
        fields.requireUuid("applicant_id");
        fields.text("customer_user_id", 256);
        JsonNode tags = body.path("tags");
        boolean allFit = tags.valueStream()
                .allMatch(tag -> tag.isTextual()
                        && !tag.asText().isEmpty()
                        && tag.asText().length() <= 128);
        if (tags.size() > 30 || !allFit) {
            fields.refuse("tags", "must be at most 30 texts of 1 to 128 characters");
        }
        JsonNode link = body.path("link");
        fields.oneOf(link.path("language"), OnfidoWords.LANGUAGES, "link");
        if (link.hasNonNull("expires_at") && !isTime(link.path("expires_at").asText())) {
            fields.refuse("link", "expires_at is not a valid date and time");
        }
        return fields.wrong();
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }

    Reply read(RecordedRequest request) {
        return find(request.segment(2))
                .map(run -> Json.reply(200, json.of(run)))
                .orElseGet(Problem.NOT_FOUND::reply);
    }

    Reply list(RecordedRequest request) {
        Query query = Query.parse(request.rawQuery());
        Instant now = settings.clock().instant();
        List<String> statuses =
                query.first("status").map(words -> List.of(words.split(","))).orElse(List.of());
        List<Run> found = new ArrayList<>(created.stream()
                .flatMap(id -> find(id).stream())
                .filter(run -> query.first("applicant_id")
                        .map(run.applicantId()::equals)
                        .orElse(true))
                .filter(run -> run.tags().containsAll(query.all("tags")))
                .filter(run -> statuses.isEmpty() || statuses.contains(run.status(now)))
                .toList());
        if (!query.first("sort").orElse("desc").equals("asc")) {
            Collections.reverse(found);
        }
        int page = query.first("page").map(Integer::parseInt).orElse(1);
        return Json.reply(
                200,
                Json.array(found.stream()
                        .skip((page - 1L) * PER_PAGE)
                        .limit(PER_PAGE)
                        .map(json::of)
                        .toList()));
    }
}
