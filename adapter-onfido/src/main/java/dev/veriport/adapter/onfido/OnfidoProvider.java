package dev.veriport.adapter.onfido;

import dev.veriport.adapter.onfido.OnfidoReport.Kind;
import dev.veriport.adapter.onfido.OnfidoResults.Tasks;
import dev.veriport.adapter.onfido.OnfidoSettings.ReportTasks;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.http.Matches;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Channel;
import dev.veriport.model.Decision;
import dev.veriport.model.Environment;
import dev.veriport.model.Erasure;
import dev.veriport.model.Evidence;
import dev.veriport.model.Handoff;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ReasonCode;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.spi.PartReads;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.spi.VendorProvider;
import dev.veriport.time.Deadline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Onfido's workflow runs. Thread-safe. */
final class OnfidoProvider extends VendorProvider {
    private static final String AWAITS_INPUT = "awaiting_input";
    private static final String RUN = "run";
    private static final String CHANNEL = "channel";

    private final OnfidoClient client;
    private final OnfidoMedia media;
    private final OnfidoResults results;

    OnfidoProvider(OnfidoSettings settings, ProviderRuntime runtime, OnfidoClient client, OnfidoMedia media) {
        super(runtime, settings.capabilities());
        this.client = client;
        this.media = media;
        this.results = new OnfidoResults(id(), settings);
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        Instant now = now();
        return client.start(request, now, run -> {
            String id = id(run, "id");
            Map<String, String> state =
                    Map.of(RUN, id, CHANNEL, request.channel().name());
            SessionRef session = SessionRef.of(id(), request.reference(), state);
            return new VerificationSession(session, handoff(request.channel(), id, run), now, Reported.notProvided());
        });
    }

    /** Onfido gives the link and the token whenever a run is read. They stay the same. */
    @Override
    public VerificationSession resume(SessionRef session) {
        String id = state(session, RUN);
        Instant now = now();
        JsonValue run = client.run(id, client.api().deadline());
        String status = run.at("status").text().orElse("");
        if (status.equals("abandoned")) {
            throw ended(ReasonCode.ABANDONED);
        }
        if (!status.equals(AWAITS_INPUT)) {
            boolean isKnown = OnfidoMapping.DECISIONS.find(status).isPresent();
            throw isKnown ? ended() : malformed("has no known status of the workflow run");
        }
        Handoff handoff = handoff(channel(session), id, run);
        if (handoff.match(page -> page.expiresAt().match(now::isAfter, missing -> false), sdk -> false)) {
            throw ended(ReasonCode.LINK_EXPIRED);
        }
        return new VerificationSession(session, handoff, now, Reported.notProvided());
    }

    private Channel channel(SessionRef session) {
        try {
            return session.state(CHANNEL).map(Channel::valueOf).orElse(Channel.WEB);
        } catch (IllegalArgumentException damaged) {
            throw refused(ErrorCode.INVALID_REQUEST, "this session has a damaged channel: start again");
        }
    }

    /** One answer has both: the link of the hosted page, and a token for Onfido's SDKs. */
    private Handoff handoff(Channel channel, String id, JsonValue run) {
        JsonValue link = run.at("link");
        return channel == Channel.WEB
                ? new Handoff.HostedPage(
                        link.at("url").webAddress().orElseThrow(() -> malformed("has no link.url that is a web URL")),
                        link.at("expires_at").instant())
                : new Handoff.SdkToken(
                        run.at("sdk_token").token().orElseThrow(() -> malformed("has no sdk_token")),
                        Map.of("workflowRunId", id),
                        Reported.notProvided());
    }

    /** Reads the run. The returned parameters are ignored, because Onfido documents none. */
    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        return ofSession(session, find(new VerificationId(id(), state(session, RUN))));
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        Deadline deadline = client.api().deadline();
        return read(client.run(verification.value(), deadline), deadline);
    }

    /** An open run has no reports and no files yet. */
    private VerificationResult read(JsonValue run, Deadline deadline) {
        if (OnfidoResults.decision(run) == Decision.PENDING) {
            return results.of(run, Optional.empty()).build();
        }
        String id = id(run, "id");
        String applicant = id(run, "applicant_id");
        Reported<Environment> environment = environment(applicant, deadline);
        PartReads parts = new PartReads();
        Optional<Tasks> tasks = parts.read(Kind.DOCUMENT.parts(), () -> client.tasks(id, deadline))
                .map(list -> tasks(id, list, deadline, parts));
        List<Evidence> evidence = media.of(id, applicant, isOurs(run), deadline, parts);
        return results.of(run, tasks)
                .evidence(evidence)
                .environment(environment)
                .notRead(parts.notRead())
                .build();
    }

    /** The list has no outputs: a task is read by itself. */
    private Tasks tasks(String run, JsonValue list, Deadline deadline, PartReads parts) {
        List<JsonValue> read = list.items().stream()
                .flatMap(item -> results.settings().reportTasks().kind(item).stream()
                        .map(kind -> parts.read(kind.parts(), () -> report(run, id(item, "id"), deadline)))
                        .flatMap(Optional::stream))
                .toList();
        return new Tasks(list, read);
    }

    /** A task whose output is a report. That of a task that did not complete is null. */
    private JsonValue report(String run, String id, Deadline deadline) {
        JsonValue task = client.task(run, id, deadline);
        if (!task.at("output").isObject()) {
            throw malformed("has no report in the output of a task");
        }
        return task;
    }

    /**
     * An API token may name its environment. Where it does not, the applicant does. Without it there is no result, so it is read
     * before the optional parts, which can use up the deadline.
     */
    private Reported<Environment> environment(String applicant, Deadline deadline) {
        Reported<Environment> named = results.settings().environment();
        if (named.isGiven()) {
            return named;
        }
        JsonValue sandbox = client.applicant(applicant, deadline).at("sandbox");
        boolean isSandbox = sandbox.bool().orElseThrow(() -> malformed("has no readable sandbox of the applicant"));
        return Reported.of(isSandbox ? Environment.SANDBOX : Environment.LIVE);
    }

    @Override
    public VerificationResult findByReference(AttemptReference attempt) {
        Deadline deadline = client.api().deadline();
        List<JsonValue> runs = client.runs(attempt, deadline)
                .map(OnfidoResults::withoutHandoff)
                .toList();
        return new Matches(id(), Reported.ofOptional(attempt.reference()), RUN, "id")
                .result(runs, run -> read(run, deadline))
                .orElseThrow(() -> notFound("workflow run of this reference with this attempt as its tag"));
    }

    @Override
    public Notification receive(InboundNotification raw) {
        return new OnfidoWebhooks(id(), results.settings()).receive(raw, now());
    }

    /** An applicant that we created has one run. Another application's can have others. */
    private boolean isOurs(JsonValue run) {
        return run.at("tags").has(results.settings().runTag());
    }

    /**
     * Puts the run's applicant, with everything below it, into Onfido's deletion queue. An applicant in it is not queued again.
     * Onfido may show neither one in the queue nor one that it deleted at once, so only an unchecked one is known to be deleted.
     */
    @Override
    public Erasure erase(VerificationId verification) {
        Deadline deadline = client.api().deadline();
        JsonValue run = client.run(verification.value(), deadline);
        String applicant = id(run, "applicant_id");
        boolean isUnchecked = isOurs(run) && isUnchecked(run, deadline);
        Reported<Instant> dueAt = Reported.absent();
        try {
            dueAt = deleteAt(applicant, deadline);
            if (!dueAt.isGiven()) {
                client.deleteApplicant(applicant, deadline);
                dueAt = deleteAt(applicant, deadline);
            }
        } catch (VeriportException hidden) {
            if (hidden.code() != ErrorCode.NOT_FOUND) {
                throw hidden;
            }
            if (isUnchecked) {
                return Erasure.done(verification);
            }
        }
        Erasure requested = Erasure.requested(verification, dueAt).restorableUntilDue();
        return isOurs(run) ? requested : requested.ofWholePerson();
    }

    private Reported<Instant> deleteAt(String applicant, Deadline deadline) {
        return client.applicant(applicant, deadline).at("delete_at").instant();
    }

    /** Whether the run has made no check. A workflow can await input again after one, so its tasks are read too. */
    private boolean isUnchecked(JsonValue run, Deadline deadline) {
        ReportTasks reportTasks = results.settings().reportTasks();
        return run.at("status").is(AWAITS_INPUT)
                && new PartReads()
                        .read(Set.of(), () -> client.tasks(id(run, "id"), deadline))
                        .filter(tasks -> tasks.items().stream()
                                .noneMatch(task -> reportTasks.kind(task).isPresent()))
                        .isPresent();
    }

    private String id(JsonValue record, String field) {
        return record.at(field).identifier().orElseThrow(() -> malformed("has no " + field + " that can be sent"));
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> vendorApi) {
        return vendorApi == OnfidoApi.class ? Optional.of(vendorApi.cast(new Extras())) : Optional.empty();
    }

    /** A separate object, so that its user cannot close the provider. */
    private final class Extras implements OnfidoApi {
        @Override
        public Map<String, String> tasks(VerificationId verification) {
            Map<String, String> definitions = new LinkedHashMap<>();
            for (JsonValue task : client.tasks(
                            runtime().own(verification), client.api().deadline())
                    .items()) {
                task.at("id").text().ifPresent(id -> definitions.put(id, ReportTasks.definition(task)));
            }
            return definitions;
        }

        @Override
        public VerificationResult reports(String checkId) {
            return results.ofReports(client.reports(checkId, client.api().deadline()));
        }

        @Override
        public VerificationResult report(String reportId) {
            return results.ofReports(client.report(reportId, client.api().deadline()));
        }

        @Override
        public void restore(VerificationId verification) {
            Deadline deadline = client.api().deadline();
            client.restoreApplicant(id(client.run(runtime().own(verification), deadline), "applicant_id"), deadline);
        }
    }
}
