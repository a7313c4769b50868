package dev.veriport.adapter.onfido;

import dev.veriport.http.JsonValue;
import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Person;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a result from a workflow run. The run's status decides. Its {@code output} is shaped by the customer's workflow, so
 * the person, the documents and the checks come from its tasks. Immutable, thread-safe.
 */
record OnfidoResults(ProviderId provider, OnfidoSettings settings) {

    /** The list of a run's tasks, and those of them whose output is a report. */
    record Tasks(JsonValue list, List<JsonValue> read) {}

    static Decision decision(JsonValue run) {
        return OnfidoMapping.DECISIONS.meaning(run.at("status").reported());
    }

    /** @param tasks empty while the run is open, and where they were not read */
    VerificationResult.Builder of(JsonValue run, Optional<Tasks> tasks) {
        Decision decision = decision(run);
        List<OnfidoReport> reports = tasks.map(Tasks::read).orElseGet(List::of).stream()
                .flatMap(task -> settings.reportTasks().report(task).stream())
                .toList();
        return result(decision, reports)
                .id(run.at("id").reported())
                .reference(run.at("customer_user_id").reported())
                .reasons(reasons(run, decision, reports))
                .startedAt(run.at("created_at").instant())
                .endedAt(
                        decision == Decision.PENDING
                                ? Reported.notProvided()
                                : run.at("updated_at").instant())
                .provenance(provenance(run, tasks));
    }

    /** The result of an answer that was saved by itself; empty where it is no run and has no report. */
    Optional<VerificationResult> ofStored(JsonValue answer) {
        if (answer.at("workflow_id").text().isPresent()) {
            return Optional.of(
                    of(answer, Optional.empty()).person(Person.notRead()).build());
        }
        return reports(answer).isEmpty() ? Optional.empty() : Optional.of(ofReports(answer));
    }

    /** Reports by themselves decide nothing: the application's own rules do. */
    VerificationResult ofReports(JsonValue answer) {
        List<OnfidoReport> reports = reports(answer);
        List<String> ids = reports.stream()
                .flatMap(report -> report.json().at("id").text().stream())
                .toList();
        return result(Decision.INDETERMINATE, reports)
                .reasons(reasons(reports))
                .provenance(Provenance.of(Reported.notProvided(), ids).answer("reports", answer::fields))
                .build();
    }

    /** The reports of a list, the output of a task, or a report. */
    private List<OnfidoReport> reports(JsonValue answer) {
        if (answer.at("task_def_id").text().isPresent()) {
            return settings.reportTasks().report(answer).stream().toList();
        }
        Stream<JsonValue> reports =
                answer.at("name").text().isPresent() ? Stream.of(answer) : answer.at("reports").items().stream();
        return reports.filter(JsonValue::isObject).map(OnfidoReport::byName).toList();
    }

    private static List<Reason> reasons(List<OnfidoReport> reports) {
        return reports.stream()
                .flatMap(report -> OnfidoReasons.of(report.json()).stream())
                .distinct()
                .toList();
    }

    /** The person is that of the latest document: the list of tasks is in the order of their creation. */
    private VerificationResult.Builder result(Decision decision, List<OnfidoReport> reports) {
        List<OnfidoReport> documents = reports.stream()
                .filter(report -> report.kind() == OnfidoReport.Kind.DOCUMENT)
                .toList();
        Optional<OnfidoReport> latest = documents.stream().reduce((earlier, later) -> later);
        return VerificationResult.builder(provider, decision, Finality.changeable(decision))
                .person(latest.map(OnfidoReport::person).orElseGet(Person::unknown))
                .documents(documents.stream().map(OnfidoReport::document).toList())
                .checks(reports.stream()
                        .flatMap(report -> report.checks().stream())
                        .toList())
                .environment(settings.environment());
    }

    private static List<Reason> reasons(JsonValue run, Decision decision, List<OnfidoReport> reports) {
        List<Reason> reasons = new ArrayList<>();
        if (decision == Decision.RESUBMIT) {
            reasons.add(new Reason(ReasonCode.ABANDONED, run.at("status").reported()));
        }
        Stream.concat(Stream.of(run.at("error").at("type")), run.at("reasons").items().stream()) // the customer's own
                .filter(word -> !word.isBlank())
                .forEach(word -> reasons.add(new Reason(ReasonCode.UNMAPPED, word.reported())));
        if (decision != Decision.APPROVED) {
            reasons.addAll(reasons(reports));
        }
        return reasons.stream().distinct().toList();
    }

    /** The run without what opens its page or its SDK: an explanation must not print it. */
    static JsonValue withoutHandoff(JsonValue run) {
        return run.without("sdk_token", "link");
    }

    private static Provenance provenance(JsonValue run, Optional<Tasks> tasks) {
        Provenance provenance = Provenance.of(
                        run.at("status").reported(),
                        run.at("id").text().stream().toList())
                .answer("run", withoutHandoff(run)::fields)
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
