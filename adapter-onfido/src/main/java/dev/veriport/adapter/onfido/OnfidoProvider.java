package dev.veriport.adapter.onfido;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Channel;
import dev.veriport.model.Erasure;
import dev.veriport.model.Handoff;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import dev.veriport.spi.ProviderRuntime;
import dev.veriport.time.Deadline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Onfido's workflow runs. Thread-safe. */
final class OnfidoProvider implements IdentityProvider {
    private static final String RUN = "run";

    private final Capabilities capabilities;
    private final ProviderRuntime runtime;
    private final OnfidoClient client;
    private final OnfidoResults results;
    private final OnfidoWebhooks webhooks;

    OnfidoProvider(OnfidoSettings settings, ProviderRuntime runtime, OnfidoClient client, OnfidoMedia media) {
        this.capabilities = settings.capabilities();
        this.runtime = runtime;
        this.client = client;
        this.results = new OnfidoResults(runtime.provider(), client, media, settings);
        this.webhooks = new OnfidoWebhooks(runtime.provider(), settings.webhooks());
    }

    @Override
    public ProviderId id() {
        return runtime.provider();
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        Instant now = runtime.clock().instant();
        Optional<Instant> expiresAt = request.expiry().map(now::plus);
        return client.start(request, expiresAt, run -> {
            String id = run.at("id").identifier().orElseThrow();
            Reported<Instant> linkExpiry = run.at("link").at("expires_at").instant();
            SessionRef session = SessionRef.of(id(), request.reference(), Map.of(RUN, id));
            Handoff handoff = handoff(request.channel(), id, run, linkExpiry);
            return new VerificationSession(session, handoff, now, Reported.notProvided());
        });
    }

    /** One answer has both: the link of the hosted page, and a token for Onfido's SDKs. */
    private static Handoff handoff(Channel channel, String id, JsonValue run, Reported<Instant> linkExpiry) {
        return channel == Channel.WEB
                ? new Handoff.HostedPage(run.at("link").at("url").webAddress().orElseThrow(), linkExpiry)
                : new Handoff.SdkToken(
                        run.at("sdk_token").token().orElseThrow(), Map.of("workflowRunId", id), Reported.notProvided());
    }

    /** Reads the run. The returned parameters are ignored, because Onfido documents none. */
    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        String run = session.state(RUN)
                .orElseThrow(() -> VeriportException.notSent(
                                ErrorCode.INVALID_REQUEST,
                                "this session has no workflow run: complete the session that start returned")
                        .provider(id())
                        .build());
        return read(run).toBuilder().reference(Reported.of(session.reference())).build();
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        return read(verification.value());
    }

    private VerificationResult read(String run) {
        Deadline deadline = client.deadline();
        return results.of(client.run(run, deadline), deadline);
    }

    /** Searches by the attempt, which is a tag of the run. Onfido has no filter by {@code customer_user_id}. */
    @Override
    public VerificationResult findByReference(AttemptReference attempt) {
        Deadline deadline = client.deadline();
        String tag = attempt.value().substring(attempt.value().lastIndexOf('~') + 1);
        List<JsonValue> runs = client.runs(tag, deadline);
        return switch (runs.size()) {
            case 0 ->
                throw VeriportException.of(
                                ErrorCode.NOT_FOUND, id() + " has no workflow run with this attempt as its tag")
                        .phase(Phase.ANSWERED)
                        .provider(id())
                        .build();
            case 1 -> results.of(runs.get(0), deadline);
            default -> results.several(runs);
        };
    }

    @Override
    public Notification receive(InboundNotification raw) {
        return webhooks.receive(raw, runtime.clock().instant());
    }

    /**
     * Puts the run's applicant, with everything below it, into Onfido's deletion queue. An applicant in it is not queued again.
     */
    @Override
    public Erasure erase(VerificationId verification) {
        Deadline deadline = client.deadline();
        String applicant = applicant(verification, deadline);
        JsonValue queued = client.applicant(applicant, deadline).at("delete_at");
        if (!queued.isBlank()) {
            return requested(verification, queued.instant());
        }
        client.deleteApplicant(applicant, deadline);
        try {
            return requested(
                    verification,
                    client.applicant(applicant, deadline).at("delete_at").instant());
        } catch (VeriportException gone) {
            if (gone.code() != ErrorCode.NOT_FOUND) {
                throw gone;
            }
            return Erasure.done(verification).ofWholePerson(); // an applicant without checks is deleted at once
        }
    }

    private static Erasure requested(VerificationId verification, Reported<Instant> deleteAt) {
        return Erasure.requested(verification, deleteAt).restorableUntilDue().ofWholePerson();
    }

    private String applicant(VerificationId verification, Deadline deadline) {
        return client.run(verification.value(), deadline)
                .at("applicant_id")
                .identifier()
                .orElseThrow(() -> VeriportException.of(
                                ErrorCode.MALFORMED_RESPONSE, "the workflow run has no applicant_id: ask the vendor")
                        .phase(Phase.ANSWERED)
                        .provider(id())
                        .build());
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
                    client.tasks(own(verification), client.deadline()).items()) {
                task.at("id")
                        .text()
                        .ifPresent(id -> definitions.put(
                                id, task.at("task_def_id").text().orElse("")));
            }
            return definitions;
        }

        @Override
        public VerificationResult reports(String checkId) {
            JsonValue answer = client.reports(checkId, client.deadline());
            return results.ofReports(answer, answer.at("reports").items());
        }

        @Override
        public VerificationResult report(String reportId) {
            JsonValue answer = client.report(reportId, client.deadline());
            return results.ofReports(answer, List.of(answer));
        }

        @Override
        public void restore(VerificationId verification) {
            Deadline deadline = client.deadline();
            own(verification);
            client.restoreApplicant(applicant(verification, deadline), deadline);
        }

        private String own(VerificationId verification) {
            if (!runtime.isNamed(verification.provider())) {
                throw VeriportException.notSent(
                                ErrorCode.INVALID_REQUEST, "this id is not of " + id() + ": pass an id of this vendor")
                        .provider(id())
                        .build();
            }
            return verification.value();
        }
    }
}
