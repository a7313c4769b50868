package dev.veriport.fake.persona;

import static dev.veriport.fake.persona.FakePersonaServer.API;
import static dev.veriport.fake.persona.FakePersonaServer.FILES;
import static dev.veriport.fake.persona.FakePersonaServer.HOSTED_PAGE;
import static dev.veriport.fake.persona.FakePersonaServer.INQUIRIES;

import dev.veriport.testkit.server.Routes;
import java.net.URI;
import java.time.InstantSource;

/** The parts of the fake, and the endpoints of its API. */
final class PersonaApi {
    final Guard guard;
    final Alterations alterations = new Alterations();
    final InquiryStore inquiries;
    final Photos photos;
    final Links links;
    final VerifyPage page;
    final Webhooks webhooks;
    final Events events;
    private final Creation creation;
    private final Inquiries reading;
    private final Listing listing;
    private final Actions actions;
    private final Simulation simulation;

    /**
     * @param host the URL of the fake, which serves pages and files too
     * @param goDown lets the fake go down
     * @param stopRecording called when an answer is none that the specification has
     */
    PersonaApi(Settings settings, URI host, Runnable goDown, Runnable stopRecording) {
        InstantSource clock = settings.clock();
        guard = new Guard(settings, stopRecording);
        inquiries = new InquiryStore(clock);
        photos = new Photos(settings, inquiries, host.getPort());
        InquiryJson inquiryJson = new InquiryJson(alterations);
        VerificationJson verificationJson = new VerificationJson(settings, photos, alterations);
        Answers answers = new Answers(inquiries, inquiryJson, new Included(verificationJson), photos);
        links = new Links(host + HOSTED_PAGE + "?code=");
        creation = new Creation(clock, inquiries, new Accounts(clock), links, answers);
        reading = new Inquiries(clock, inquiries, answers, verificationJson, photos);
        listing = new Listing(inquiries, inquiryJson);
        actions = new Actions(clock, links, answers);
        simulation = new Simulation(clock, answers);
        page = new VerifyPage(settings, inquiries, links, goDown);
        webhooks = new Webhooks(settings, inquiryJson, verificationJson, photos);
        events = new Events(clock, inquiries, webhooks);
    }

    void addEndpoints(Routes to) {
        String inquiry = INQUIRIES + "/{id}";
        to.add("POST", INQUIRIES, guard.post(creation::create));
        to.add("GET", INQUIRIES, guard.route(listing::list));
        to.add("GET", inquiry, guard.route(reading::read));
        to.add("PATCH", inquiry, guard.route(reading::update));
        to.add("DELETE", inquiry, guard.route(reading::redact));
        to.add("GET", inquiry + "/print", guard.route(reading::print));
        to.add("POST", inquiry + "/generate-one-time-link", guard.post(actions::createLink));
        to.add("POST", inquiry + "/resume", guard.post(actions::resume));
        to.add("POST", inquiry + "/expire", guard.post(actions.move(Move.EXPIRE)));
        to.add("POST", inquiry + "/mark-for-review", guard.post(actions.move(Move.MARK_FOR_REVIEW)));
        to.add("POST", inquiry + "/approve", guard.post(actions.review(Move.APPROVE)));
        to.add("POST", inquiry + "/decline", guard.post(actions.review(Move.DECLINE)));
        to.add("POST", inquiry + "/add-tag", guard.post(actions::addTag));
        to.add("POST", inquiry + "/remove-tag", guard.post(actions::removeTag));
        to.add("POST", inquiry + "/set-tags", guard.post(actions::setTags));
        to.add("POST", inquiry + "/perform-simulate-actions", guard.post(simulation::perform));
        for (Verification.Kind kind : Verification.Kind.values()) {
            String path = API + "/verification/" + kind.word() + "s/{id}";
            to.add("GET", path, guard.route(reading.readVerification(kind)));
        }
        to.add("GET", FILES + "{name}", photos::open);
    }

    void addPages(Routes to) {
        to.add("GET", HOSTED_PAGE, page::show);
        to.add("POST", HOSTED_PAGE, page::submit);
    }
}
