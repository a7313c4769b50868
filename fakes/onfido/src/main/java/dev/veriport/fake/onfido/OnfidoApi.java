package dev.veriport.fake.onfido;

import static dev.veriport.fake.onfido.FakeOnfidoServer.API;
import static dev.veriport.fake.onfido.FakeOnfidoServer.APPLICANTS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.CHECKS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.HOSTED_PAGE;
import static dev.veriport.fake.onfido.FakeOnfidoServer.OAUTH_TOKEN;
import static dev.veriport.fake.onfido.FakeOnfidoServer.REPORTS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.WORKFLOW_RUNS;

import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.Routes;
import dev.veriport.testkit.server.SampleFiles;
import java.util.Map;

/** The parts of the fake, and the endpoints of its API. */
final class OnfidoApi {
    private final Settings account;
    final AccessTokens tokens;
    final Applicants applicants;
    final WorkflowRuns runs;
    final Tasks tasks;
    final RunPage page;
    final Checks checks;
    final Webhooks webhooks;
    final FileHost files;
    private final MediaStore media;

    /** @param host the URL of the fake, which serves the page of a link too */
    OnfidoApi(Settings account, String host, Runnable goDown) {
        this.account = account;
        tokens = new AccessTokens(account);
        applicants = new Applicants(account, this::hasChecks);
        RunJson runJson = new RunJson(account.clock(), host);
        runs = new WorkflowRuns(account, applicants::exists, runJson);
        media = new MediaStore(account.clock(), applicants::exists);
        tasks = new Tasks(account, runs, media);
        page = new RunPage(account, runs, media, goDown);
        checks = new Checks(account, applicants::exists);
        webhooks = new Webhooks(account, runJson, tasks);
        files = new FileHost(account.clock(), account.presignedTtl());
    }

    void addEndpoints(Routes to) {
        Guard guard = new Guard(account, tokens);
        to.add("POST", OAUTH_TOKEN, guard.limited(tokens::issue));
        to.add("GET", API + "/ping", guard.protect(request -> Reply.of(200, "text/plain", "OK")));
        to.add("POST", APPLICANTS, guard.protect(applicants::create));
        to.add("GET", APPLICANTS + "/{id}", guard.protect(applicants::read));
        to.add("DELETE", APPLICANTS + "/{id}", guard.protect(applicants::delete));
        to.add("POST", APPLICANTS + "/{id}/restore", guard.protect(applicants::restore));
        String run = WORKFLOW_RUNS + "/{id}";
        to.add("POST", WORKFLOW_RUNS, guard.protect(runs::create));
        to.add("GET", WORKFLOW_RUNS, guard.protect(runs::list));
        to.add("GET", run, guard.protect(runs::read));
        to.add("GET", run + "/tasks", guard.protect(tasks::list));
        to.add("GET", run + "/tasks/{task}", guard.protect(tasks::read));
        to.add("GET", run + "/signed_evidence_file", guard.protect(this::signedEvidence));
        for (Media.Kind kind : Media.Kind.values()) {
            String one = kind.path() + "/{id}";
            to.add("GET", kind.path(), guard.protect(request -> media.list(kind, request)));
            to.add("GET", one, guard.protect(request -> media.read(kind, request)));
            to.add("GET", one + "/download", guard.protect(request -> media.download(kind, request)));
        }
        to.add("GET", Media.Kind.LIVE_VIDEO.path() + "/{id}/frame", guard.protect(media::frame));
        to.add("GET", CHECKS + "/{id}", guard.protect(checks::read));
        to.add("GET", REPORTS, guard.protect(checks::reports));
        to.add("GET", REPORTS + "/{id}", guard.protect(checks::readReport));
    }

    void addPages(Routes to) {
        to.add("GET", HOSTED_PAGE, page::show);
        to.add("POST", HOSTED_PAGE, page::submit);
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

    boolean isDecided(Run run) {
        return run.isDecided(account.clock().instant());
    }

    private boolean hasChecks(String applicantId) {
        return checks.hasAny(applicantId) || runs.of(applicantId).stream().anyMatch(Run::isSubmitted);
    }
}
