package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tasks of the runs. Facts: the list has tasks that were started or completed, without input and output; one task has
 * both; the output of an upload is a list. Inference: all tasks of the user start with the run, those of the vendor when the
 * user has finished, and what a task did not complete is null.
 */
final class Tasks {
    private final Settings settings;
    private final WorkflowRuns runs;
    private final MediaStore media;
    private final Map<String, JsonNode> scripted = new ConcurrentHashMap<>();

    Tasks(Settings settings, WorkflowRuns runs, MediaStore media) {
        this.settings = settings;
        this.runs = runs;
        this.media = media;
    }

    /** Sets the output of a task that the run completes. */
    void output(String runId, String definition, JsonNode output) {
        scripted.put(runId + " " + definition, output);
    }

    Reply list(RecordedRequest request) {
        return runs.find(request.segment(2))
                .map(run -> Json.reply(
                        200,
                        Json.array(started(run).stream()
                                .map(definition -> summary(run, definition))
                                .toList())))
                .orElseGet(Problem.NOT_FOUND::reply);
    }

    Reply read(RecordedRequest request) {
        Optional<Run> run = runs.find(request.segment(2));
        return run.flatMap(found -> started(found).stream()
                        .filter(definition -> id(found, definition).equals(request.segment(4)))
                        .findFirst()
                        .map(definition -> Json.reply(200, whole(found, definition))))
                .orElseGet(Problem.NOT_FOUND::reply);
    }

    /** The definitions of the tasks that have been started, in their order. */
    List<String> started(Run run) {
        return run.workflow().tasks().stream()
                .filter(definition -> TaskDefinitions.isInteractive(definition) || run.isSubmitted())
                .toList();
    }

    static String id(Run run, String definition) {
        return definition + "_" + run.id().substring(0, 5);
    }

    private ObjectNode summary(Run run, String definition) {
        Instant now = settings.clock().instant();
        Run.End end = run.end();
        boolean isUsers = TaskDefinitions.isInteractive(definition);
        Instant created = isUsers || end == null ? run.createdAt() : end.submittedAt();
        Instant updated = isUsers && end != null ? end.submittedAt() : run.updatedAt(now);
        return Json.object()
                .put("id", id(run, definition))
                .put("workflow_run_id", run.id())
                .put("task_def_id", definition)
                .putNull("task_def_version")
                .put("created_at", Iso8601.of(created))
                .put("updated_at", Iso8601.of(updated));
    }

    /** A task with its input and output. */
    ObjectNode whole(Run run, String definition) {
        ObjectNode task = summary(run, definition);
        task.putObject("input");
        task.set("output", output(run, definition));
        return task;
    }

    private JsonNode output(Run run, String definition) {
        Run.End end = run.end();
        boolean isUsers = TaskDefinitions.isInteractive(definition);
        boolean isDue = isUsers || run.isDecided(settings.clock().instant());
        if (end == null || !run.isSubmitted() || !isDue) {
            return NullNode.instance;
        }
        JsonNode scriptedAnswer = scripted.get(run.id() + " " + definition);
        if (scriptedAnswer != null) {
            return scriptedAnswer;
        }
        return isUsers ? uploaded(run, definition) : TaskDefinitions.checked(definition, end);
    }

    private JsonNode uploaded(Run run, String definition) {
        return switch (definition) {
            case TaskDefinitions.DOCUMENT_PHOTO -> files(run, definition, Media.Kind.DOCUMENT);
            case TaskDefinitions.FACE_PHOTO -> files(run, definition, Media.Kind.LIVE_PHOTO);
            case TaskDefinitions.FACE_VIDEO -> files(run, definition, Media.Kind.LIVE_VIDEO);
            default -> Json.object();
        };
    }

    private JsonNode files(Run run, String definition, Media.Kind kind) {
        return TaskDefinitions.uploaded(
                definition,
                media.of(kind, run.applicantId()).stream().map(Media::json).toList());
    }
}
