package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.HostedPage;
import dev.veriport.testkit.server.Json;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.WebUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The page behind a verification link, and where the browser goes from there. */
final class LinkPage {

    private final Settings settings;
    private final Links links;
    private final HostedPage page;

    LinkPage(Settings settings, Links links, Runnable goDown) {
        this.settings = settings;
        this.links = links;
        this.page = new HostedPage("Faceki", EnumSet.allOf(Ending.class), goDown);
    }

    /** Completes the page as the user, without a browser. */
    URI finish(URI linkUrl, Ending ending) {
        String path = linkUrl.getPath();
        return links.finish(path.substring(path.lastIndexOf('/') + 1), ending)
                .map(outcome -> landing(outcome).orElse(linkUrl))
                .orElseThrow(() -> new IllegalStateException("no open verification has this URL"));
    }

    /** docs/vendors.md (L1): that the link's URL ends in its id is fact, the page behind it is the fake's own. */
    Reply show(RecordedRequest request) {
        return links.open(linkId(request)).map(link -> page.form(facts(link))).orElseGet(this::closed);
    }

    private static List<String> facts(VerificationLink link) {
        List<String> facts = new ArrayList<>(List.of("Workflow: " + link.workflowId()));
        if (!link.applicationId().isEmpty()) {
            facts.add("Application: " + link.applicationId());
        }
        return facts;
    }

    Reply submit(RecordedRequest request) {
        return page.submit(
                        request, ending -> links.finish(linkId(request), ending).map(this::leave))
                .orElseGet(this::closed);
    }

    private Reply leave(Links.Outcome outcome) {
        return landing(outcome)
                .map(url -> Reply.seeOther(url.toString()))
                .orElseGet(() -> page.message(200, "Done. You can close this page."));
    }

    private Reply closed() {
        return page.message(410, "This link is unknown, used or expired.");
    }

    private static String linkId(RecordedRequest request) {
        return request.path().substring(FakeFacekiServer.HOSTED_PAGE.length());
    }

    /**
     * The parameters of the redirect are not published. The fake sends none that can be trusted, which is the safe
     * assumption.
     */
    private Optional<URI> landing(Links.Outcome outcome) {
        String redirectUrl = outcome.link().redirectUrl();
        if (!WebUrl.isWebUrl(redirectUrl)) {
            return Optional.empty();
        }
        URI url = URI.create(redirectUrl);
        ObjectNode record = outcome.record();
        if (!settings.redirectCarriesResult() || record == null) {
            return Optional.of(url);
        }
        URI withId = WebUrl.append(url, "requestId", Json.text(record, "requestId"));
        return Optional.of(WebUrl.append(withId, "status", Json.text(record, "decision")));
    }
}
