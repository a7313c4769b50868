package dev.veriport.fake.onfido;

import static dev.veriport.fake.onfido.FakeOnfidoServer.API;
import static dev.veriport.fake.onfido.FakeOnfidoServer.APPLICANTS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.CHECKS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.HOSTED_PAGE;
import static dev.veriport.fake.onfido.FakeOnfidoServer.OAUTH_TOKEN;
import static dev.veriport.fake.onfido.FakeOnfidoServer.REPORTS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.WORKFLOW_RUNS;

import dev.veriport.testkit.server.FakeVendorServer;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.SampleFiles;
import java.util.Map;

/** The endpoints of the account and what they share. {@link FakeOnfidoServer} is what tests call. */
abstract class OnfidoEndpoints extends FakeVendorServer {
    final Settings account;
    final AccessTokens tokens;
    final Applicants applicants;
    final WorkflowRuns runs;
    final Tasks tasks;
    final RunPage page;
    final Checks checks;
    final Webhooks webhooks;
    final FileHost files;
    private final MediaStore media;

    OnfidoEndpoints(Settings account) {
        super(account.address());
        this.account = account;
        tokens = new AccessTokens(account);
        applicants = new Applicants(account, this::hasChecks);
        RunJson runJson = new RunJson(account.clock(), () -> baseUrl().toString());
        runs = new WorkflowRuns(account, applicants::exists, runJson);
        media = new MediaStore(account.clock(), applicants::exists);
        tasks = new Tasks(account, runs, media);
        page = new RunPage(account, runs, media, this::goDown);
        checks = new Checks(account, applicants::exists);
        webhooks = new Webhooks(account, runJson, tasks);
        files = new FileHost(account.clock(), account.presignedTtl());
        Guard guard = new Guard(account, tokens);
        route("POST", OAUTH_TOKEN, guard.limited(tokens::issue));
        route("GET", API + "/ping", guard.protect(request -> Reply.of(200, "text/plain", "OK")));
        routeApplicants(guard);
        routeRuns(guard);
        routeMedia(guard);
        routeChecks(guard);
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
        route("GET", run + "/signed_evidence_file", guard.protect(this::signedEvidence));
    }

    private void routeMedia(Guard guard) {
        for (Media.Kind kind : Media.Kind.values()) {
            String one = kind.path() + "/{id}";
            route("GET", kind.path(), guard.protect(request -> media.list(kind, request)));
            route("GET", one, guard.protect(request -> media.read(kind, request)));
            route("GET", one + "/download", guard.protect(request -> media.download(kind, request)));
        }
        route("GET", Media.Kind.LIVE_VIDEO.path() + "/{id}/frame", guard.protect(media::frame));
    }

    private void routeChecks(Guard guard) {
        route("GET", CHECKS + "/{id}", guard.protect(checks::read));
        route("GET", REPORTS, guard.protect(checks::reports));
        route("GET", REPORTS + "/{id}", guard.protect(checks::readReport));
    }

    /**
     * Facts: 302 to a pre-signed address, or 200 with the file. Inference: it is there when the run is decided, and not found
     * before.
     */
    private Reply signedEvidence(RecordedRequest request) {
        if (runs.find(request.segment(2)).filter(this::isDecided).isEmpty()) {
            return Problem.NOT_FOUND.reply();
        }
        byte[] pdf = SampleFiles.pdf();
        return account.evidenceAtOnce()
                ? Reply.of(200, "application/pdf", pdf)
                : new Reply(302, Map.of("Location", files.presign("application/pdf", pdf)), new byte[0]);
    }

    final boolean isDecided(Run run) {
        return run.isDecided(account.clock().instant());
    }

    private boolean hasChecks(String applicantId) {
        return checks.hasAny(applicantId) || runs.of(applicantId).stream().anyMatch(Run::isSubmitted);
    }

    /** Closes the host of files too. */
    @Override
    public final void close() {
        files.close();
        super.close();
    }
}
