package dev.veriport.testkit.authenteq;

import dev.veriport.testkit.server.HostedPage;
import dev.veriport.testkit.server.Query;
import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The page for the user: the vendor's own looks other, and only where it leads is a fact. */
final class SessionPage {
    private static final String VENDOR = "Authenteq";
    private static final List<Map.Entry<String, String>> ENDINGS =
            List.of(Map.entry(Ending.PASSED.name(), "Finish: passed"), Map.entry(Ending.ABANDONED.name(), "Walk away"));

    private final WebSessions sessions;
    private final BiFunction<String, Ending, Optional<URI>> finishing;

    /** @param finishing ends the session behind a page's token; gives where the browser lands */
    SessionPage(WebSessions sessions, BiFunction<String, Ending, Optional<URI>> finishing) {
        this.sessions = sessions;
        this.finishing = finishing;
    }

    /** docs/vendors.md (E4): the URL's form is fact, the page behind it is the fake's own. */
    Reply show(RecordedRequest request) {
        return sessions.find(token(request.rawQuery()))
                .map(session -> Reply.page(200, HostedPage.form(VENDOR, facts(session), ENDINGS)))
                .orElseGet(() -> Reply.page(404, HostedPage.message(VENDOR, "There is no such verification.")));
    }

    private static List<String> facts(WebSession session) {
        List<String> facts = new ArrayList<>();
        session.flowSlug().ifPresent(slug -> facts.add("Flow: " + slug));
        session.multiDocumentFlow().ifPresent(value -> facts.add("Multi-document flow: " + value));
        return facts;
    }

    /** docs/vendors.md (E4): with {@code code} after success, without it after anything else (fact). */
    Reply submit(RecordedRequest request) {
        String chosen = request.form("ending").orElse("");
        if (ENDINGS.stream().noneMatch(ending -> ending.getKey().equals(chosen))) {
            return Reply.page(400, HostedPage.message(VENDOR, "Please choose an ending."));
        }
        return finishing
                .apply(token(request.rawQuery()), Ending.valueOf(chosen))
                .map(landing -> Reply.seeOther(landing.toString()))
                .orElseGet(() -> Reply.page(410, HostedPage.message(VENDOR, "This verification is over.")));
    }

    static String token(@Nullable String rawQuery) {
        return Query.parse(rawQuery).first("token").orElse("");
    }
}
