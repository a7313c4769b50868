package dev.veriport.fake.sumsub;

import static dev.veriport.fake.sumsub.FakeSumsubServer.ACCESS_TOKENS;
import static dev.veriport.fake.sumsub.FakeSumsubServer.APPLICANTS;
import static dev.veriport.fake.sumsub.FakeSumsubServer.HOSTED_PAGE;
import static dev.veriport.fake.sumsub.FakeSumsubServer.INSPECTIONS;
import static dev.veriport.fake.sumsub.FakeSumsubServer.WEBSDK_LINK;

import dev.veriport.testkit.server.Routes;

/** The parts of the fake, and the endpoints of its API. */
final class SumsubApi {
    private static final String APPLICANT = APPLICANTS + "/{id}";

    final ApplicantStore store;
    final LinkPage page;
    final Webhooks webhooks;
    private final Guard guard;
    private final Links links;
    private final Applicants applicants;
    private final Images images;

    /** @param host the URL of the fake, which serves the hosted page too */
    SumsubApi(Settings settings, String host, Runnable goDown) {
        guard = new Guard(settings);
        store = new ApplicantStore(settings.clock());
        ApplicantJson json = new ApplicantJson(settings.clock());
        links = new Links(settings, store, host + HOSTED_PAGE);
        applicants = new Applicants(settings, store, json);
        images = new Images(settings, store, json);
        page = new LinkPage(settings, links, store, goDown);
        webhooks = new Webhooks(settings);
    }

    void addEndpoints(Routes to) {
        to.add("POST", WEBSDK_LINK, guard.protect(links::createLink));
        to.add("POST", ACCESS_TOKENS + "/sdk", guard.protect(links::createToken));
        to.add("POST", ACCESS_TOKENS, guard.protect(links::createTokenByQuery));
        to.add("POST", APPLICANTS, guard.protect(applicants::create));
        to.add("GET", APPLICANT + "/one", guard.protect(applicants::read));
        to.add("GET", APPLICANTS + "/-/byExternalUserId/{user}", guard.protect(applicants::readByUser));
        to.add("GET", APPLICANT + "/status", guard.protect(applicants::status));
        to.add("GET", APPLICANT + "/requiredIdDocsStatus", guard.protect(applicants::steps));
        to.add("POST", APPLICANT + "/status/pending", guard.protect(applicants::requestCheck));
        to.add("POST", APPLICANT + "/status/testCompleted", guard.protect(applicants::testCompleted));
        to.add("POST", APPLICANT + "/reset", guard.protect(applicants::reset));
        to.add("POST", APPLICANT + "/moveToLevel", guard.protect(applicants::moveToLevel));
        to.add("PATCH", APPLICANT + "/presence/{presence}", guard.protect(applicants::setPresence));
        to.add("POST", APPLICANT + "/info/idDoc", guard.protect(images::upload));
        to.add("GET", APPLICANT + "/metadata/resources", guard.protect(images::list));
        to.add("GET", APPLICANT + "/resources/{image}", guard.protect(images::download));
        to.add("GET", INSPECTIONS + "/{id}/resources/{image}", guard.protect(images::downloadByInspection));
    }

    void addPages(Routes to) {
        to.add("GET", HOSTED_PAGE, page::show);
        to.add("POST", HOSTED_PAGE, page::submit);
    }
}
