package dev.veriport.adapter.onfido;

import dev.veriport.http.Credentials;
import dev.veriport.http.JsonValue;
import dev.veriport.http.VendorClient;
import dev.veriport.http.VendorRequest;
import dev.veriport.http.VendorResponse;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.spi.Operation;
import dev.veriport.spi.Operation.Role;
import dev.veriport.time.Deadline;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Onfido's endpoints, each with its retry semantics: OpenAPI v3.6. Thread-safe. */
final class OnfidoClient {
    static final Operation.Token TOKEN = new Operation.Token("token", Role.SESSION, true);

    /** A lost answer leaves an applicant without a run. */
    private static final Operation.Repeatable CREATE_APPLICANT =
            new Operation.Repeatable("create-applicant", Role.SESSION);

    /** Onfido has no idempotency keys. The run is searched for by its tag. */
    private static final Operation.Create CREATE_RUN = new Operation.Create("create-workflow-run", Role.SESSION);

    private static final Operation.Read READ_RUN = new Operation.Read("find-workflow-run", Role.SESSION);
    private static final Operation.Read LIST_RUNS = new Operation.Read("list-workflow-runs", Role.EXTRA);
    private static final Operation.Read LIST_TASKS = new Operation.Read("list-tasks", Role.EXTRA);
    private static final Operation.Read READ_TASK = new Operation.Read("find-task", Role.EXTRA);
    private static final Operation.Read LIST_REPORTS = new Operation.Read("list-reports", Role.EXTRA);
    private static final Operation.Read READ_REPORT = new Operation.Read("find-report", Role.EXTRA);
    private static final Operation.Read READ_APPLICANT = new Operation.Read("find-applicant", Role.EXTRA);
    private static final Operation.Repeatable DELETE_APPLICANT =
            new Operation.Repeatable("delete-applicant", Role.EXTRA);
    private static final Operation.Repeatable RESTORE_APPLICANT =
            new Operation.Repeatable("restore-applicant", Role.EXTRA);

    static final Set<Operation> OPERATIONS = Stream.concat(
                    Stream.of(
                            TOKEN,
                            CREATE_APPLICANT,
                            CREATE_RUN,
                            READ_RUN,
                            LIST_RUNS,
                            LIST_TASKS,
                            READ_TASK,
                            LIST_REPORTS,
                            READ_REPORT,
                            READ_APPLICANT,
                            DELETE_APPLICANT,
                            RESTORE_APPLICANT,
                            OnfidoMedia.DOWNLOAD_REPORT),
                    Arrays.stream(OnfidoMedia.Kind.values()).flatMap(kind -> Stream.of(kind.list(), kind.download())))
            .collect(Collectors.toUnmodifiableSet());

    private final VendorClient http;
    private final Credentials credentials;
    private final ProviderId provider;
    private final String workflow;

    OnfidoClient(VendorClient http, Credentials credentials, ProviderId provider, String workflow) {
        this.http = http;
        this.credentials = credentials;
        this.provider = provider;
        this.workflow = workflow;
    }

    Deadline deadline() {
        return http.deadline();
    }

    /**
     * Creates an applicant, then a workflow run. When the run fails, the applicant is deleted.
     *
     * @param expiresAt of the run's link
     * @param reader of the run
     */
    <T> T start(VerificationRequest request, Optional<Instant> expiresAt, Function<JsonValue, T> reader) {
        Deadline deadline = deadline();
        VendorRequest person = VendorRequest.post("/applicants")
                .json(OnfidoBodies.applicant(request))
                .build();
        String applicant = http.call(CREATE_APPLICANT, deadline, credentials, person, answer -> identifier(answer));
        return http.orDelete(
                applicant,
                deadline,
                () -> createRun(request, applicant, expiresAt, deadline, reader),
                own -> deleteApplicant(applicant, own));
    }

    private <T> T createRun(
            VerificationRequest start,
            String applicant,
            Optional<Instant> expiresAt,
            Deadline deadline,
            Function<JsonValue, T> reader) {
        String id = start.workflow().orElse(workflow);
        VendorRequest run = VendorRequest.post("/workflow_runs")
                .json(OnfidoBodies.run(start, applicant, id, expiresAt))
                .build();
        AttemptReference attempt =
                AttemptReference.of(provider, start.reference(), start.attempt().orElseThrow());
        return http.create(
                CREATE_RUN,
                deadline,
                credentials,
                run,
                answer -> reader.apply(success(answer).json("run")),
                attempt.value(),
                within -> runs(start.attempt().orElseThrow().value(), within).stream()
                        .filter(found -> found.at("applicant_id")
                                .text()
                                .filter(applicant::equals)
                                .isPresent())
                        .findFirst()
                        .map(reader));
    }

    private static String identifier(VendorResponse answer) {
        return success(answer)
                .json()
                .at("id")
                .identifier()
                .orElseThrow(() -> answer.malformed("has no id that can be sent"));
    }

    /** Refuses an answer about another run. */
    JsonValue run(String id, Deadline deadline) {
        VendorRequest request = VendorRequest.get("/workflow_runs/{id}", id).build();
        return http.callForResult(READ_RUN, deadline, credentials, request, answer -> {
            JsonValue run = success(answer).json("run");
            if (run.at("id").text().filter(id::equalsIgnoreCase).isEmpty()) {
                throw answer.malformed("is about another workflow run");
            }
            return run;
        });
    }

    /** The runs with a tag. Whether Onfido filters by a part of a tag is not documented. */
    List<JsonValue> runs(String tag, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/workflow_runs").query("tags", tag);
        return read(LIST_RUNS, request, "run", deadline).items().stream()
                .filter(run -> run.at("tags").items().stream()
                        .anyMatch(one -> one.text().filter(tag::equals).isPresent()))
                .toList();
    }

    /** The tasks of a run, without their outputs. */
    JsonValue tasks(String run, Deadline deadline) {
        return read(LIST_TASKS, VendorRequest.get("/workflow_runs/{id}/tasks", run), "tasks", deadline);
    }

    /** A task with its output. Its fields are named after its id. */
    JsonValue task(String run, String id, Deadline deadline) {
        return read(READ_TASK, VendorRequest.get("/workflow_runs/{run}/tasks/{id}", run, id), id, deadline);
    }

    List<JsonValue> media(OnfidoMedia.Kind kind, String applicant, Deadline deadline) {
        VendorRequest.Builder request = kind.all().query("applicant_id", applicant);
        return read(kind.list(), request, kind.field, deadline).at(kind.field).items();
    }

    /** The reports of a check, which is no part of a workflow run. */
    JsonValue reports(String check, Deadline deadline) {
        VendorRequest.Builder request = VendorRequest.get("/reports").query("check_id", check);
        return read(LIST_REPORTS, request, "reports", deadline);
    }

    JsonValue report(String id, Deadline deadline) {
        return read(READ_REPORT, VendorRequest.get("/reports/{id}", id), "reports", deadline);
    }

    JsonValue applicant(String id, Deadline deadline) {
        return read(READ_APPLICANT, VendorRequest.get("/applicants/{id}", id), "applicant", deadline);
    }

    /** The answer has no body. */
    void deleteApplicant(String id, Deadline deadline) {
        VendorRequest request = VendorRequest.delete("/applicants/{id}", id).build();
        http.call(DELETE_APPLICANT, deadline, credentials, request, OnfidoClient::success);
    }

    /** The answer has no body. */
    void restoreApplicant(String id, Deadline deadline) {
        VendorRequest request =
                VendorRequest.post("/applicants/{id}/restore", id).build();
        http.call(RESTORE_APPLICANT, deadline, credentials, request, OnfidoClient::success);
    }

    private JsonValue read(Operation.Read operation, VendorRequest.Builder request, String name, Deadline deadline) {
        return http.callForResult(
                operation,
                deadline,
                credentials,
                request.build(),
                answer -> success(answer).json(name));
    }

    /** Onfido documents no complete list of its error types, so the status alone decides. */
    private static VendorResponse success(VendorResponse answer) {
        if (!answer.isSuccess()) {
            throw answer.failure().build();
        }
        return answer;
    }
}
