package dev.veriport.fake.faceki;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.HostedPage;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import dev.veriport.testkit.server.WebUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The page behind a verification link, and where the browser goes from there. */
final class LinkPage {

    private static final String VENDOR = "Faceki";
    private static final List<Map.Entry<String, String>> ENDINGS = Stream.concat(
                    Stream.of(Ending.values()).map(ending -> Map.entry(ending.name(), ending.label())),
                    Stream.of(HostedPage.VENDOR_DOWN))
            .toList();

    private final Settings settings;
    private final Links links;
    private final Runnable goingDown;

    LinkPage(Settings settings, Links links, Runnable goingDown) {
        this.settings = settings;
        this.links = links;
        this.goingDown = goingDown;
    }

    /** What the user does on the page, without a browser. */
    URI finish(URI linkUrl, Ending ending) {
        String path = linkUrl.getPath();
        return links.finish(path.substring(path.lastIndexOf('/') + 1), ending)
                .map(outcome -> landing(outcome).orElse(linkUrl))
                .orElseThrow(() -> new IllegalStateException("no open verification behind this URL"));
    }

    /** docs/vendors.md (L1): that the link's URL ends in its id is fact, the page behind it is the fake's own. */
    Reply show(RecordedRequest request) {
        return links.open(linkId(request))
                .map(link -> Reply.page(200, HostedPage.form(VENDOR, facts(link), ENDINGS)))
                .orElseGet(LinkPage::closed);
    }

    private static List<String> facts(VerificationLink link) {
        List<String> facts = new ArrayList<>(List.of("Workflow: " + link.workflowId()));
        if (!link.applicationId().isEmpty()) {
            facts.add("Application: " + link.applicationId());
        }
        return facts;
    }

    Reply submit(RecordedRequest request) {
        String chosen = request.form("ending").orElse("");
        if (ENDINGS.stream().noneMatch(ending -> ending.getKey().equals(chosen))) {
            return Reply.page(400, HostedPage.message(VENDOR, "Please choose an ending."));
        }
        boolean down = chosen.equals(HostedPage.VENDOR_DOWN.getKey());
        Optional<Links.Outcome> finished =
                links.finish(linkId(request), down ? Ending.ACCEPTED : Ending.valueOf(chosen));
        if (down && finished.isPresent()) {
            goingDown.run();
        }
        return finished.map(outcome -> landing(outcome)
                        .map(url -> Reply.seeOther(url.toString()))
                        .orElseGet(() -> Reply.page(200, HostedPage.message(VENDOR, "Done. You can close this page."))))
                .orElseGet(LinkPage::closed);
    }

    private static Reply closed() {
        return Reply.page(410, HostedPage.message(VENDOR, "This link is unknown, used or expired."));
    }

    private static String linkId(RecordedRequest request) {
        return request.path().substring(FakeFacekiServer.HOSTED_PAGE.length());
    }

    /** That the redirect carries nothing that can be trusted is the safe reading; what it carries is not published. */
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
