package dev.veriport.adapter.onfido;

import dev.veriport.adapter.onfido.OnfidoSettings.ReportTasks;
import dev.veriport.http.JsonValue;
import dev.veriport.model.Check;
import dev.veriport.model.Decision;
import dev.veriport.model.Document;
import dev.veriport.model.Environment;
import dev.veriport.model.Evidence;
import dev.veriport.model.Person;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.UnreadPart.Part;
import dev.veriport.model.VerificationResult;
import dev.veriport.spi.PartReads;
import dev.veriport.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a result from a workflow run. The run's status decides. Its {@code output} is shaped by the customer's workflow, so
 * the person, the documents and the checks come from its tasks. Thread-safe.
 */
final class OnfidoResults {
    private final ProviderId provider;
    private final OnfidoClient client;
    private final OnfidoMedia media;
    private final ReportTasks reportTasks;
    private final Reported<Environment> environment;

    OnfidoResults(ProviderId provider, OnfidoClient client, OnfidoMedia media, OnfidoSettings settings) {
        this.provider = provider;
        this.client = client;
        this.media = media;
        this.reportTasks = settings.reportTasks();
        this.environment = settings.environment();
    }

    /** The list of a run's tasks, and those of them whose output is a report. */
    private record Tasks(JsonValue list, List<JsonValue> read) {}

    VerificationResult of(JsonValue run, Deadline deadline) {
        Reported<String> status = run.at("status").reported();
        Decision decision = status.match(OnfidoMapping::decision, missing -> Decision.INDETERMINATE);
        PartReads parts = new PartReads();
        boolean isOpen = decision == Decision.PENDING;
        Optional<Tasks> tasks = run.at("id")
                .identifier()
                .filter(id -> !isOpen)
                .flatMap(id -> parts.read(Set.of(Part.PERSON, Part.DOCUMENTS, Part.CHECKS), () -> tasks(id, deadline)));
        List<Evidence> evidence = run.at("applicant_id")
                .identifier()
                .filter(id -> !isOpen)
                .flatMap(applicant -> run.at("id")
                        .identifier()
                        .flatMap(id -> parts.read(Set.of(Part.EVIDENCE), () -> media.of(id, applicant, deadline))))
                .orElseGet(List::of);
        List<JsonValue> read = tasks.map(Tasks::read).orElseGet(List::of);
        List<JsonValue> documents = outputs(read, true);
        return VerificationResult.builder(provider, decision, OnfidoMapping.finality(decision))
                .id(run.at("id").reported())
                .reference(run.at("customer_user_id").reported())
                .reasons(reasons(run, decision, read))
                .person(documents.isEmpty() ? Person.unknown() : OnfidoReports.person(last(documents)))
                .documents(documents(documents))
                .checks(checks(documents, outputs(read, false)))
                .evidence(evidence)
                .startedAt(run.at("created_at").instant())
                .endedAt(isOpen ? Reported.notProvided() : run.at("updated_at").instant())
                .environment(environment)
                .notRead(parts.notRead())
                .provenance(provenance(run, status, tasks))
                .build();
    }

    /** Several runs with one tag are ambiguous, so the decision is never an approval. */
    VerificationResult several(List<JsonValue> runs) {
        List<String> ids =
                runs.stream().flatMap(run -> run.at("id").text().stream()).toList();
        return VerificationResult.builder(
                        provider, Decision.INDETERMINATE, OnfidoMapping.finality(Decision.INDETERMINATE))
                .provenance(Provenance.of(Reported.notProvided(), ids)
                        .answer(
                                "run",
                                () -> runs.stream()
                                        .flatMap(run -> run.fields().stream())
                                        .toList()))
                .build();
    }

    /** Reports outside Studio decide nothing: the application's own rules do. */
    VerificationResult ofReports(JsonValue answer, List<JsonValue> reports) {
        List<JsonValue> documents =
                reports.stream().filter(OnfidoReports::isDocument).toList();
        List<String> ids = reports.stream()
                .flatMap(report -> report.at("id").text().stream())
                .toList();
        return VerificationResult.builder(
                        provider, Decision.INDETERMINATE, OnfidoMapping.finality(Decision.INDETERMINATE))
                .reasons(reports.stream()
                        .flatMap(report -> OnfidoReasons.of(report).stream())
                        .distinct()
                        .toList())
                .person(documents.isEmpty() ? Person.unknown() : OnfidoReports.person(last(documents)))
                .documents(documents(documents))
                .checks(reports.stream()
                        .flatMap(report -> OnfidoReports.checks(report).stream())
                        .toList())
                .environment(environment)
                .provenance(Provenance.of(Reported.notProvided(), ids).answer("reports", answer::fields))
                .build();
    }

    /** The list has no outputs: a task is read by itself. */
    private Tasks tasks(String run, Deadline deadline) {
        JsonValue list = client.tasks(run, deadline);
        List<JsonValue> read = new ArrayList<>();
        for (JsonValue item : list.items()) {
            String definition = definition(item);
            if (reportTasks.isDocument(definition) || reportTasks.isFace(definition)) {
                item.at("id").identifier().ifPresent(id -> read.add(client.task(run, id, deadline)));
            }
        }
        return new Tasks(list, read);
    }

    private static String definition(JsonValue task) {
        return task.at("task_def_id").text().orElse("");
    }

    private List<JsonValue> outputs(List<JsonValue> tasks, boolean ofDocuments) {
        return tasks.stream()
                .filter(task -> reportTasks.isDocument(definition(task)) == ofDocuments)
                .map(task -> task.at("output"))
                .filter(JsonValue::isObject)
                .toList();
    }

    /** The latest one: the list of tasks is in the order of their creation. */
    private static JsonValue last(List<JsonValue> outputs) {
        return outputs.get(outputs.size() - 1);
    }

    private static List<Document> documents(List<JsonValue> outputs) {
        return outputs.stream().map(OnfidoReports::document).toList();
    }

    private static List<Check> checks(List<JsonValue> documents, List<JsonValue> faces) {
        List<Check> checks = new ArrayList<>();
        documents.forEach(report -> checks.addAll(OnfidoReports.documentChecks(report)));
        faces.forEach(report -> checks.addAll(OnfidoReports.faceChecks(report)));
        return checks;
    }

    private static List<Reason> reasons(JsonValue run, Decision decision, List<JsonValue> tasks) {
        List<Reason> reasons = new ArrayList<>();
        if (decision == Decision.RESUBMIT) {
            reasons.add(new Reason(ReasonCode.ABANDONED, run.at("status").reported()));
        }
        JsonValue error = run.at("error").at("type");
        if (!error.isBlank()) {
            reasons.add(new Reason(ReasonCode.UNMAPPED, error.reported()));
        }
        run.at("reasons")
                .items()
                .forEach(word -> reasons.add(new Reason(ReasonCode.UNMAPPED, word.reported()))); // the customer's own
        if (decision != Decision.APPROVED) {
            tasks.forEach(task -> reasons.addAll(OnfidoReasons.of(task.at("output"))));
        }
        return reasons.stream().distinct().toList();
    }

    private static Provenance provenance(JsonValue run, Reported<String> status, Optional<Tasks> tasks) {
        List<String> id = run.at("id").text().stream().toList();
        Provenance provenance = Provenance.of(status, id)
                .answer("run", run::fields)
                .consulted(JsonValue.origins(run.at("applicant_id"), run.at("tags")));
        if (tasks.isEmpty()) {
            return provenance;
        }
        provenance = provenance.answer("tasks", tasks.get().list()::fields);
        for (JsonValue task : tasks.get().read()) {
            provenance = provenance.answer(task.at("id").text().orElse("task"), task::fields);
        }
        return provenance;
    }
}
