package dev.veriport.adapter.onfido;

import dev.veriport.http.JsonApi;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Create;
import dev.veriport.spi.Operation.Read;
import dev.veriport.spi.Operation.Repeatable;
import dev.veriport.spi.Operation.Role;
import dev.veriport.spi.Operation.Token;
import dev.veriport.time.Deadline;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Onfido's endpoints, each with its retry semantics: OpenAPI v3.6. Onfido documents no complete list of its error types, so the
 * status alone decides. Thread-safe.
 */
record OnfidoClient(JsonApi api, ProviderId provider, OnfidoSettings settings) {
    static final Token TOKEN = new Token("token", Role.SESSION, true);

    /** A lost answer leaves an applicant without a run. */
    private static final Repeatable CREATE_APPLICANT = new Repeatable("create-applicant", Role.SESSION);

    /** Onfido has no idempotency keys. The run is searched for by its tag. */
    private static final Create CREATE_RUN = new Create("create-workflow-run", Role.SESSION);

    private static final Read READ_RUN = new Read("find-workflow-run", Role.SESSION);
    private static final Read LIST_RUNS = new Read("list-workflow-runs", Role.EXTRA);
    private static final Read LIST_TASKS = new Read("list-tasks", Role.EXTRA);
    private static final Read READ_TASK = new Read("find-task", Role.EXTRA);
    private static final Read LIST_REPORTS = new Read("list-reports", Role.EXTRA);
    private static final Read READ_REPORT = new Read("find-report", Role.EXTRA);
    private static final Read READ_APPLICANT = new Read("find-applicant", Role.EXTRA);
    private static final Repeatable DELETE_APPLICANT = new Repeatable("delete-applicant", Role.EXTRA);
    private static final Repeatable RESTORE_APPLICANT = new Repeatable("restore-applicant", Role.EXTRA);

    private static final Set<Operation> OF_SESSIONS = Set.of(TOKEN, CREATE_APPLICANT, CREATE_RUN, READ_RUN);
    private static final Set<Operation> OF_RESULTS =
            Set.of(LIST_RUNS, LIST_TASKS, READ_TASK, LIST_REPORTS, READ_REPORT);
    private static final Set<Operation> OF_APPLICANTS = Set.of(READ_APPLICANT, DELETE_APPLICANT, RESTORE_APPLICANT);

    static final Set<Operation> OPERATIONS = Stream.of(OF_SESSIONS, OF_RESULTS, OF_APPLICANTS, OnfidoMedia.OPERATIONS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Creates an applicant, then a workflow run. When the run fails, the applicant is deleted.
     *
     * @param now when the start began
     * @param reader of the run
     */
    <T> T start(VerificationRequest request, Instant now, Function<JsonValue, T> reader) {
        Deadline deadline = api.deadline();
        VendorRequest.Builder person = VendorRequest.post("/applicants").json(OnfidoBodies.applicant(request));
        String applicant = api.call(
                CREATE_APPLICANT,
                person,
                deadline,
                answer -> answer.identifier(
                        answer.createdSince(answer.json(), "created_at", now).at("id")));
        AttemptReference attempt = AttemptReference.of(provider, request);
        return api.orDelete(
                applicant,
                deadline,
                () -> api.create(
                        CREATE_RUN,
                        VendorRequest.post("/workflow_runs").json(OnfidoBodies.run(request, applicant, settings, now)),
                        deadline,
                        answer -> reader.apply(newRun(answer, applicant, attempt)),
                        attempt.value(),
                        within -> runs(attempt, within)
                                .filter(found -> found.at("applicant_id").is(applicant))
                                .findFirst()
                                .map(reader)),
                own -> deleteApplicant(applicant, own));
    }

    /** A run of another applicant is another person's. */
    private static JsonValue newRun(VendorResponse answer, String applicant, AttemptReference attempt) {
        JsonValue run = answer.about(answer.json("run"), "applicant_id", applicant);
        if (!run.at("tags").isBlank() && !run.at("tags").has(attempt.attempt())) {
            throw answer.malformed("is about the workflow run of another attempt");
        }
        return run;
    }

    JsonValue run(String id, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/workflow_runs/{id}", id);
        return api.read(READ_RUN, request, deadline, answer -> answer.about(answer.json("run"), "id", id));
    }

    /**
     * The runs of an attempt, which is a tag of them. Whether Onfido filters by a part of a tag is not documented, and it has no
     * filter by {@code customer_user_id}, so both are compared. Only the first page is read: the tag is that of one attempt, and no
     * page says whether another follows.
     */
    Stream<JsonValue> runs(AttemptReference attempt, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/workflow_runs").query("tags", attempt.attempt());
        JsonValue runs = api.read(LIST_RUNS, request, deadline, answer -> answer.list(answer.json("run")));
        return runs.items().stream()
                .filter(run -> run.at("tags").has(attempt.attempt()))
                .filter(run -> attempt.reference()
                        .filter(reference -> run.at("customer_user_id").is(reference))
                        .isPresent());
    }

    /** The tasks of a run, without their outputs. */
    JsonValue tasks(String run, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/workflow_runs/{id}/tasks", run);
        return api.read(LIST_TASKS, request, deadline, answer -> answer.list(answer.json("tasks")));
    }

    /** A task with its output. Its fields are named after its id in the provenance. */
    JsonValue task(String run, String id, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/workflow_runs/{run}/tasks/{id}", run, id);
        return api.read(READ_TASK, request, deadline, answer -> {
            JsonValue task = answer.about(answer.json(id), "id", id);
            return answer.notAboutAnother(task, "workflow_run_id", run);
        });
    }

    /** The reports of a check, which is no part of a workflow run. */
    JsonValue reports(String check, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/reports").query("check_id", check);
        return api.read(LIST_REPORTS, request, deadline, answer -> {
            JsonValue reports = answer.json("reports");
            answer.list(reports.at("reports")).items().forEach(one -> answer.about(one, "check_id", check));
            return reports;
        });
    }

    JsonValue report(String id, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/reports/{id}", id);
        return api.read(READ_REPORT, request, deadline, answer -> answer.about(answer.json("reports"), "id", id));
    }

    JsonValue applicant(String id, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/applicants/{id}", id);
        return api.read(READ_APPLICANT, request, deadline, answer -> answer.about(answer.json("applicant"), "id", id));
    }

    void deleteApplicant(String id, Deadline deadline) {
        api.send(DELETE_APPLICANT, VendorRequest.delete("/applicants/{id}", id), deadline);
    }

    void restoreApplicant(String id, Deadline deadline) {
        api.send(RESTORE_APPLICANT, VendorRequest.post("/applicants/{id}/restore", id), deadline);
    }
}
