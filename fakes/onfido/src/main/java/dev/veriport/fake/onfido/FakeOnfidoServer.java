package dev.veriport.fake.onfido;

import dev.veriport.model.Notification;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.WebhookDelivery;
import dev.veriport.testkit.vendor.RunningFake;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Onfido on loopback, with state: applicants and their deletion queue, workflow runs, the hosted page, tasks. It is written
 * from the vendor's published pages. What those do not say is a switch of the {@link FakeOnfidoServerBuilder builder}.
 */
public final class FakeOnfidoServer extends FakeVendorServer implements RunningFake {
    /** What every path of the API begins with. */
    public static final String API = "/v3.6";
    /** Access tokens of OAuth 2. */
    public static final String OAUTH_TOKEN = API + "/oauth/token";
    /** Applicants. */
    public static final String APPLICANTS = API + "/applicants";
    /** Workflow runs; the tasks of a run are below it. */
    public static final String WORKFLOW_RUNS = API + "/workflow_runs";
    /** Documents, by applicant. */
    public static final String DOCUMENTS = API + "/documents";
    /** Photos of faces, by applicant. */
    public static final String LIVE_PHOTOS = API + "/live_photos";
    /** Videos of faces, by applicant. */
    public static final String LIVE_VIDEOS = API + "/live_videos";
    /** Checks outside Studio. */
    public static final String CHECKS = API + "/checks";
    /** Reports outside Studio, by check. */
    public static final String REPORTS = API + "/reports";
    /** The page for the user, at the vendor on a host of its own; the run's id follows. */
    public static final String HOSTED_PAGE = "/l/";

    /** A workflow with the photo of a document and of a face, and a check of each. */
    public static final String PHOTO_WORKFLOW = "7a3c1f52-0d4e-4b7a-9c55-2f1e8d6b0a01";
    /** A workflow with the photo of a document and the video of a face, and a check of each. */
    public static final String VIDEO_WORKFLOW = "7a3c1f52-0d4e-4b7a-9c55-2f1e8d6b0a02";
    /** A workflow with one task, {@code document_check}. */
    public static final String ONE_TASK_WORKFLOW = "7a3c1f52-0d4e-4b7a-9c55-2f1e8d6b0a03";

    private final Settings account;
    private final OnfidoApi api;

    FakeOnfidoServer(Settings account) {
        super(account.address());
        this.account = account;
        this.api = new OnfidoApi(account, baseUrl().toString(), this::goDown);
        api.addEndpoints(this::route);
        api.addPages(this::page);
    }

    /** A fake with the defaults on a free port. */
    public static FakeOnfidoServer start() {
        return builder().start();
    }

    /** A builder. */
    public static FakeOnfidoServerBuilder builder() {
        return new FakeOnfidoServerBuilder();
    }

    /** The API token that is accepted; made up. */
    public String apiToken() {
        return account.apiToken();
    }

    /** Accepts another API token beside the first, as while tokens are rotated. */
    public void acceptApiToken(String token) {
        account.apiTokens().add(token);
    }

    /** Stops accepting an API token. */
    public void revokeApiToken(String token) {
        account.apiTokens().remove(token);
    }

    /** The client id that is accepted. */
    public String clientId() {
        return account.clientId();
    }

    /** The client secret that is accepted; made up. */
    public String clientSecret() {
        return account.clientSecret();
    }

    /** Accepts another client secret beside the first, as while credentials are rotated. */
    public void acceptSecret(String secret) {
        account.clientSecrets().add(secret);
    }

    /** Stops accepting a client secret. Tokens that were issued stay valid. */
    public void revokeSecret(String secret) {
        account.clientSecrets().remove(secret);
    }

    /** Invalidates all access tokens: the next use of one is answered 401. */
    public void revokeTokens() {
        api.tokens.revokeAll();
    }

    @Override
    public int tokensIssued() {
        return api.tokens.issued();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> adapter = new LinkedHashMap<>();
        adapter.put("base-url", baseUrl() + API);
        if (account.oauth()) {
            adapter.put("client-id", clientId());
            adapter.put("client-secret", clientSecret());
        } else {
            adapter.put("api-token", apiToken());
        }
        adapter.put("workflow-id", PHOTO_WORKFLOW);
        adapter.put("webhook-secrets", account.webhookToken());
        if (!account.evidenceAtOnce()) {
            adapter.put("files-hosts", FileHost.NAME + ":" + api.files.baseUrl().getPort());
        }
        return adapter;
    }

    /** Without {@link Ending#BLURRY_SELFIE}, for which no run has a status of its own. */
    @Override
    public Set<Ending> endings() {
        return RunPage.ENDINGS;
    }

    @Override
    public URI finish(URI link, Ending ending) {
        return api.page.finish(link, ending);
    }

    /**
     * Ends a run as the user, with a status of the vendor's; {@code abandoned} and {@code error} are no {@link Ending}.
     *
     * @param link the run's {@code link.url}
     * @param status one of {@link OnfidoWords#FINAL_RUN_STATUSES}
     * @return the URL that the browser goes to
     * @throws IllegalArgumentException for another status
     * @throws IllegalStateException when there is no such run, or it has ended
     */
    public URI finish(URI link, String status) {
        return api.page.finish(link, status);
    }

    /**
     * Changes the status of a run that has ended, as a reviewer does in the vendor's dashboard.
     *
     * @throws IllegalArgumentException when there is no such run, it is open, or no run ends with this status
     */
    public void decide(String runId, String status) {
        Run changed = api.runs
                .change(runId, run -> decided(run, status))
                .orElseThrow(() -> new IllegalArgumentException("there is no such workflow run"));
        if (changed.end() == null || !changed.end().status().equals(status)) {
            throw new IllegalArgumentException("the workflow run is open, or no run ends with this status");
        }
    }

    private Run decided(Run run, String status) {
        Run.End end = run.end();
        if (end == null || !OnfidoWords.FINAL_RUN_STATUSES.contains(status)) {
            return run;
        }
        return run.ended(new Run.End(
                status,
                end.documentExpired(),
                end.submittedAt(),
                account.clock().instant()));
    }

    /**
     * Sets what a task of a run puts out, once the run has got that far.
     *
     * @param taskDefinition such as {@code document_check}
     * @param json any JSON: what the vendor's task puts out is not of one form
     */
    public void output(String runId, String taskDefinition, String json) {
        api.tasks.output(runId, taskDefinition, Json.read(json));
    }

    /**
     * Adds a complete check outside Studio.
     *
     * @param reports by their names, such as {@code document}
     * @return the check's id
     * @throws IllegalArgumentException when there is no such applicant
     */
    public String addCheck(String applicantId, Map<String, OnfidoReportJson> reports) {
        if (!api.applicants.exists(applicantId)) {
            throw new IllegalArgumentException("there is no such applicant");
        }
        return api.checks.add(applicantId, reports);
    }

    /**
     * The webhook {@code workflow_run.completed}.
     *
     * @throws IllegalArgumentException when there is no such run, or it is not decided
     */
    @Override
    public WebhookDelivery delivery(String runId) {
        return api.webhooks.completed(ended(runId));
    }

    /**
     * {@code workflow_run.completed}; what is ignored is of a watchlist's monitor, another product.
     */
    @Override
    public Optional<WebhookDelivery> delivery(String runId, Notification.Kind kind) {
        Run run = ended(runId);
        return switch (kind) {
            case COMPLETED -> Optional.of(api.webhooks.completed(run));
            case IGNORED -> Optional.of(api.webhooks.ofAnotherProduct());
            default -> Optional.empty();
        };
    }

    /**
     * The webhook {@code workflow_task.started} or {@code workflow_task.completed} of a task.
     *
     * @param event {@code started} or {@code completed}
     * @throws IllegalArgumentException when there is no such run, or it is not decided
     */
    public WebhookDelivery taskDelivery(String runId, String taskDefinition, String event) {
        return api.webhooks.task(ended(runId), taskDefinition, event);
    }

    /** A body of any form, signed as the vendor signs. */
    public WebhookDelivery signed(byte[] body) {
        return api.webhooks.signed(body);
    }

    private Run ended(String runId) {
        return api.runs
                .find(runId)
                .filter(api::isDecided)
                .orElseThrow(() -> new IllegalArgumentException("there is no such workflow run, or it is not decided"));
    }

    /** The latest requests to the host of files, oldest first. */
    public List<RecordedRequest> fileRequests() {
        return api.files.calls();
    }

    /**
     * Takes the applicant of a run out of the deletion queue, as in the vendor's dashboard.
     *
     * @throws IllegalArgumentException when there is no such run
     */
    public void restore(String runId) {
        Run run = api.runs.find(runId).orElseThrow(() -> new IllegalArgumentException("there is no such workflow run"));
        api.applicants.restore(run.applicantId());
    }

    /** The ids of the applicants, without those that are deleted or in the deletion queue. */
    public List<String> applicantIds() {
        return api.applicants.ids();
    }

    /** The ids of the workflow runs, oldest first. */
    public List<String> runIds() {
        return api.runs.ids();
    }

    /** Closes the host of files too. */
    @Override
    public void close() {
        api.files.close();
        super.close();
    }
}
