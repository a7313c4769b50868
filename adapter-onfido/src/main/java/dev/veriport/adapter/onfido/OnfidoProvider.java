package dev.veriport.adapter.onfido;

import dev.veriport.adapter.onfido.OnfidoReport.Kind;
import dev.veriport.adapter.onfido.OnfidoResults.Tasks;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Onfido's workflow runs. Thread-safe. */
final class OnfidoProvider extends VendorProvider {
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
        Instant now = runtime().clock().instant();
        Optional<Instant> expiresAt = request.expiry().map(now::plus);
        return client.start(request, expiresAt, run -> {
            String id = run.at("id").identifier().orElseThrow();
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
        Instant now = runtime().clock().instant();
        JsonValue run = client.run(id, client.deadline());
        if (run.at("status").is("abandoned")) {
            throw ended(ReasonCode.ABANDONED);
        }
        if (!run.at("status").is("awaiting_input")) {
            throw ended();
        }
        Channel channel = session.state(CHANNEL).map(Channel::valueOf).orElse(Channel.WEB);
        Handoff handoff = handoff(channel, id, run);
        if (handoff.match(page -> page.expiresAt().match(now::isAfter, missing -> false), sdk -> false)) {
            throw ended(ReasonCode.LINK_EXPIRED);
        }
        return new VerificationSession(session, handoff, now, Reported.notProvided());
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
        return read(state(session, RUN)).toBuilder()
                .reference(Reported.of(session.reference()))
                .build();
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        return read(verification.value());
    }

    private VerificationResult read(String run) {
        Deadline deadline = client.deadline();
        return read(client.run(run, deadline), deadline);
    }

    /** An open run has no reports and no files yet. */
    private VerificationResult read(JsonValue run, Deadline deadline) {
        if (OnfidoResults.decision(run) == Decision.PENDING) {
            return results.of(run, Optional.empty()).build();
        }
        String id = run.at("id").identifier().orElseThrow(() -> malformed("has no id of the workflow run"));
        String applicant = applicant(run);
        Reported<Environment> environment = environment(applicant, deadline);
        PartReads parts = new PartReads();
        Optional<Tasks> tasks = parts.read(Kind.DOCUMENT.parts(), () -> client.tasks(id, deadline))
                .map(list -> tasks(id, list, deadline, parts));
        List<Evidence> evidence = media.of(id, applicant, deadline, parts);
        return results.of(run, tasks)
                .evidence(evidence)
                .environment(environment)
                .notRead(parts.notRead())
                .build();
    }

    /** The list has no outputs: a task is read by itself. */
    private Tasks tasks(String run, JsonValue list, Deadline deadline, PartReads parts) {
        List<JsonValue> read = new ArrayList<>();
        for (JsonValue item : list.items()) {
            results.settings()
                    .reportTasks()
                    .kind(item)
                    .flatMap(kind -> item.at("id")
                            .identifier()
                            .flatMap(id -> parts.read(kind.parts(), () -> client.task(run, id, deadline))))
                    .ifPresent(read::add);
        }
        return new Tasks(list, read);
    }

    /**
     * An API token names its environment. OAuth credentials do not, but the applicant does. Without it there is no result, so it
     * is read before the optional parts, which can use up the deadline.
     */
    private Reported<Environment> environment(String applicant, Deadline deadline) {
        if (results.settings().credentials().oauth().isEmpty()) {
            return results.settings().environment();
        }
        return client.applicant(applicant, deadline)
                .at("sandbox")
                .reported(JsonValue::bool)
                .map(isSandbox -> isSandbox ? Environment.SANDBOX : Environment.LIVE);
    }

    @Override
    public VerificationResult findByReference(AttemptReference attempt) {
        Deadline deadline = client.deadline();
        return new Matches(id(), Reported.ofOptional(attempt.reference()), RUN, "id")
                .result(client.runs(attempt, deadline), run -> read(run, deadline))
                .orElseThrow(() -> notFound("workflow run of this reference with this attempt as its tag"));
    }

    @Override
    public Notification receive(InboundNotification raw) {
        return new OnfidoWebhooks(id(), results.settings())
                .receive(raw, runtime().clock().instant());
    }

    /**
     * Puts the run's applicant, with everything below it, into Onfido's deletion queue. An applicant in it is not queued again.
     */
    @Override
    public Erasure erase(VerificationId verification) {
        Deadline deadline = client.deadline();
        String id = applicant(client.run(verification.value(), deadline));
        JsonValue applicant = client.applicant(id, deadline);
        if (applicant.at("delete_at").isBlank()) {
            client.deleteApplicant(id, deadline);
            try {
                applicant = client.applicant(id, deadline);
            } catch (VeriportException gone) {
                if (gone.code() != ErrorCode.NOT_FOUND) {
                    throw gone;
                }
                return Erasure.done(verification).ofWholePerson(); // an applicant without checks is deleted at once
            }
        }
        return Erasure.requested(verification, applicant.at("delete_at").instant())
                .restorableUntilDue()
                .ofWholePerson();
    }

    private String applicant(JsonValue run) {
        return run.at("applicant_id").identifier().orElseThrow(() -> malformed("has no applicant_id of the run"));
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
            for (JsonValue task :
                    client.tasks(runtime().own(verification), client.deadline()).items()) {
                task.at("id").text().ifPresent(id -> definitions.put(id, OnfidoSettings.ReportTasks.definition(task)));
            }
            return definitions;
        }

        @Override
        public VerificationResult reports(String checkId) {
            return results.ofReports(client.reports(checkId, client.deadline()));
        }

        @Override
        public VerificationResult report(String reportId) {
            return results.ofReports(client.report(reportId, client.deadline()));
        }

        @Override
        public void restore(VerificationId verification) {
            Deadline deadline = client.deadline();
            client.restoreApplicant(applicant(client.run(runtime().own(verification), deadline)), deadline);
        }
    }
}
