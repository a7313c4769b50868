package dev.veriport.fake.authenteq;

import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.HostedPage;
import dev.veriport.testkit.server.Query;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The page for the user. The vendor's own looks different; only the redirects are facts. */
final class SessionPage {
    /** Authenteq knows no manual review. */
    private static final Set<Ending> ENDINGS = EnumSet.complementOf(EnumSet.of(Ending.REVIEW));

    private final WebSessions sessions;
    private final BiFunction<String, Ending, Optional<URI>> finishing;
    private final HostedPage page;

    /** @param finishing ends the session of a page's token; returns the URL that the browser goes back to */
    SessionPage(WebSessions sessions, BiFunction<String, Ending, Optional<URI>> finishing, Runnable goDown) {
        this.sessions = sessions;
        this.finishing = finishing;
        this.page = new HostedPage("Authenteq", ENDINGS, goDown);
    }

    /** Completes the page as the user, without a browser. */
    URI finish(URI verificationUrl, Ending ending) {
        if (!ENDINGS.contains(ending)) {
            throw new IllegalArgumentException("Authenteq knows no manual review");
        }
        return finishing
                .apply(token(verificationUrl.getRawQuery()), ending)
                .orElseThrow(() -> new IllegalStateException("no open session has this URL"));
    }

    /** docs/vendors.md (E4): the URL's form is fact, the page behind it is the fake's own. */
    Reply show(RecordedRequest request) {
        return sessions.find(token(request.rawQuery()))
                .map(session -> page.form(facts(session)))
                .orElseGet(() -> page.message(404, "There is no such verification."));
    }

    private static List<String> facts(WebSession session) {
        List<String> facts = new ArrayList<>();
        facts.add("Unless the user passes, Authenteq sends the browser back without a code and without a reason.");
        session.flowSlug().ifPresent(slug -> facts.add("Flow: " + slug));
        session.multiDocumentFlow().ifPresent(value -> facts.add("Multi-document flow: " + value));
        return facts;
    }

    /** docs/vendors.md (E4): with {@code code} after success, without it after anything else (fact). */
    Reply submit(RecordedRequest request) {
        String token = token(request.rawQuery());
        return page.submit(
                        request,
                        ending -> finishing.apply(token, ending).map(landing -> Reply.seeOther(landing.toString())))
                .orElseGet(() -> page.message(410, "This verification is over."));
    }

    static String token(@Nullable String rawQuery) {
        return Query.parse(rawQuery).first("token").orElse("");
    }
}
