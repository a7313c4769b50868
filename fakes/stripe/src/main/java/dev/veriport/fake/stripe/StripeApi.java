package dev.veriport.fake.stripe;

import static dev.veriport.fake.stripe.FakeStripeServer.FILES;
import static dev.veriport.fake.stripe.FakeStripeServer.FILE_LINKS;
import static dev.veriport.fake.stripe.FakeStripeServer.HOSTED_PAGE;
import static dev.veriport.fake.stripe.FakeStripeServer.REPORTS;
import static dev.veriport.fake.stripe.FakeStripeServer.SESSIONS;

import dev.veriport.testkit.server.Routes;

/** The parts of the fake, and the endpoints of its API. */
final class StripeApi {
    private static final String LINKS = "/links/";

    final Guard guard;
    final Alterations alterations = new Alterations();
    final Sessions sessions;
    final StartPage page;
    final Webhooks webhooks;
    private final Reports reports;
    private final Files files;

    /** @param host the URL of the fake, which serves pages and links too */
    StripeApi(Settings settings, String host, Runnable goDown) {
        guard = new Guard(settings);
        ReportJson reportJson = new ReportJson(settings.clock(), alterations);
        SessionJson sessionJson = new SessionJson(settings.clock(), reportJson, alterations);
        Handoffs handoffs = new Handoffs(settings.clock());
        sessions = new Sessions(settings, sessionJson, handoffs, host + HOSTED_PAGE);
        reports = new Reports(settings.clock(), sessions, reportJson);
        files = new Files(settings, sessions, host + LINKS);
        webhooks = new Webhooks(settings, sessionJson);
        page = new StartPage(settings, sessions, handoffs, goDown);
    }

    void addEndpoints(Routes to) {
        to.add("POST", SESSIONS, guard.post(sessions::create));
        to.add("GET", SESSIONS, guard.get(sessions::list));
        to.add("GET", SESSIONS + "/{id}", guard.get(sessions::read));
        to.add("POST", SESSIONS + "/{id}", guard.post(sessions::update));
        to.add("POST", SESSIONS + "/{id}/cancel", guard.post(sessions::cancel));
        to.add("POST", SESSIONS + "/{id}/redact", guard.post(sessions::redact));
        to.add("GET", REPORTS, guard.get(reports::list));
        to.add("GET", REPORTS + "/{id}", guard.get(reports::read));
        to.add("POST", FILE_LINKS, guard.post(files::link));
        to.add("GET", LINKS + "{token}", files::open);
    }

    /** Of the host of files. */
    void addFiles(Routes to) {
        to.add("GET", FILES + "/{id}/contents", guard.get(files::contents));
    }

    void addPages(Routes to) {
        to.add("GET", HOSTED_PAGE, page::show);
        to.add("POST", HOSTED_PAGE, page::submit);
    }
}
