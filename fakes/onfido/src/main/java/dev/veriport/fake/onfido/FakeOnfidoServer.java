package dev.veriport.fake.onfido;

import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.vendor.RunningFake;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /** The page for the user, at the vendor on a host of its own; the run's id follows. */
    public static final String HOSTED_PAGE = "/l/";

    /** A workflow with the photo of a document and of a face, and a check of each. */
    public static final String PHOTO_WORKFLOW = "7a3c1f52-0d4e-4b7a-9c55-2f1e8d6b0a01";
    /** A workflow with the photo of a document and the video of a face, and a check of each. */
    public static final String VIDEO_WORKFLOW = "7a3c1f52-0d4e-4b7a-9c55-2f1e8d6b0a02";
    /** A workflow with one task, {@code document_check}. */
    public static final String ONE_TASK_WORKFLOW = "7a3c1f52-0d4e-4b7a-9c55-2f1e8d6b0a03";

    private final Settings settings;
    private final AccessTokens tokens;
    private final Applicants applicants;
    private final WorkflowRuns runs;
    private final MediaStore media;
    private final Tasks tasks;
    private final RunPage page;

    FakeOnfidoServer(Settings settings) {
        super(settings.address());
        this.settings = settings;
        tokens = new AccessTokens(settings);
        applicants = new Applicants(settings, this::hasChecks);
        RunJson runJson = new RunJson(settings.clock(), () -> baseUrl().toString());
        runs = new WorkflowRuns(settings, applicants::exists, runJson);
        media = new MediaStore(settings.clock(), applicants::exists);
        tasks = new Tasks(settings, runs, media);
        page = new RunPage(settings, runs, media, this::goDown);
        Guard guard = new Guard(settings, tokens);
        route("POST", OAUTH_TOKEN, guard.limited(tokens::issue));
        route("GET", API + "/ping", guard.protect(request -> Reply.of(200, "text/plain", "OK")));
        routeApplicants(guard);
        routeRuns(guard);
        page("GET", HOSTED_PAGE, page::show);
        page("POST", HOSTED_PAGE, page::submit);
    }

    private void routeApplicants(Guard guard) {
        route("POST", APPLICANTS, guard.protect(applicants::create));
        route("GET", APPLICANTS + "/{id}", guard.protect(applicants::read));
        route("DELETE", APPLICANTS + "/{id}", guard.protect(applicants::delete));
        route("POST", APPLICANTS + "/{id}/restore", guard.protect(applicants::restore));
    }

    private void routeRuns(Guard guard) {
        String run = WORKFLOW_RUNS + "/{id}";
        route("POST", WORKFLOW_RUNS, guard.protect(runs::create));
        route("GET", WORKFLOW_RUNS, guard.protect(runs::list));
        route("GET", run, guard.protect(runs::read));
        route("GET", run + "/tasks", guard.protect(tasks::list));
        route("GET", run + "/tasks/{task}", guard.protect(tasks::read));
    }

    private boolean hasChecks(String applicantId) {
        return runs.of(applicantId).stream().anyMatch(Run::isSubmitted);
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
        return settings.apiToken();
    }

    /** Accepts another API token beside the first, as while tokens are rotated. */
    public void acceptApiToken(String token) {
        settings.apiTokens().add(token);
    }

    /** Stops accepting an API token. */
    public void revokeApiToken(String token) {
        settings.apiTokens().remove(token);
    }

    /** The client id that is accepted. */
    public String clientId() {
        return settings.clientId();
    }

    /** The client secret that is accepted; made up. */
    public String clientSecret() {
        return settings.clientSecret();
    }

    /** Accepts another client secret beside the first, as while credentials are rotated. */
    public void acceptSecret(String secret) {
        settings.clientSecrets().add(secret);
    }

    /** Stops accepting a client secret. Tokens that were issued stay valid. */
    public void revokeSecret(String secret) {
        settings.clientSecrets().remove(secret);
    }

    /** Invalidates all access tokens: the next use of one is answered 401. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    @Override
    public int tokensIssued() {
        return tokens.issued();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> adapter = new LinkedHashMap<>();
        adapter.put("base-url", baseUrl() + API);
        if (settings.oauth()) {
            adapter.put("client-id", clientId());
            adapter.put("client-secret", clientSecret());
        } else {
            adapter.put("api-token", apiToken());
        }
        adapter.put("workflow-id", PHOTO_WORKFLOW);
        adapter.put("webhook-secrets", settings.webhookToken());
        return adapter;
    }

    /** Without {@link Ending#BLURRY_SELFIE}, for which no run has a status of its own. */
    @Override
    public Set<Ending> endings() {
        return RunPage.ENDINGS;
    }

    @Override
    public URI finish(URI link, Ending ending) {
        return page.finish(link, ending);
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
        return page.finish(link, status);
    }

    /**
     * Changes the status of a run that has ended, as a reviewer does in the vendor's dashboard.
     *
     * @throws IllegalArgumentException when there is no such run, it is open, or no run ends with this status
     */
    public void decide(String runId, String status) {
        Run changed = runs.change(runId, run -> decided(run, status))
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
                settings.clock().instant()));
    }

    /**
     * Sets what a task of a run puts out, once the run has got that far.
     *
     * @param taskDefinition such as {@code document_check}
     * @param json any JSON: what the vendor's task puts out is not of one form
     */
    public void output(String runId, String taskDefinition, String json) {
        tasks.output(runId, taskDefinition, Json.read(json));
    }

    /** The ids of the applicants, without those that are deleted or in the deletion queue. */
    public List<String> applicantIds() {
        return applicants.ids();
    }

    /** The ids of the workflow runs, oldest first. */
    public List<String> runIds() {
        return runs.ids();
    }
}
