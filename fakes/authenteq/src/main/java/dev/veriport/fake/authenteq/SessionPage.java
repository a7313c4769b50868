package dev.veriport.fake.authenteq;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page for the user: the vendor's own looks other, and only where it leads is a fact. */
final class SessionPage {
    private static final String VENDOR = "Authenteq";
    private static final List<Map.Entry<String, String>> ENDINGS = Stream.concat(
                    Stream.of(Ending.values()).map(ending -> Map.entry(ending.name(), ending.label())),
                    Stream.of(HostedPage.VENDOR_DOWN))
            .toList();

    private final WebSessions sessions;
    private final BiFunction<String, Ending, Optional<URI>> finishing;
    private final Runnable goingDown;

    /** @param finishing ends the session behind a page's token; gives where the browser lands */
    SessionPage(WebSessions sessions, BiFunction<String, Ending, Optional<URI>> finishing, Runnable goingDown) {
        this.sessions = sessions;
        this.finishing = finishing;
        this.goingDown = goingDown;
    }

    /** docs/vendors.md (E4): the URL's form is fact, the page behind it is the fake's own. */
    Reply show(RecordedRequest request) {
        return sessions.find(token(request.rawQuery()))
                .map(session -> Reply.page(200, HostedPage.form(VENDOR, facts(session), ENDINGS)))
                .orElseGet(() -> Reply.page(404, HostedPage.message(VENDOR, "There is no such verification.")));
    }

    private static List<String> facts(WebSession session) {
        List<String> facts = new ArrayList<>();
        facts.add("After anything but a pass Authenteq sends the browser back with nothing, and tells nobody why.");
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
        boolean down = chosen.equals(HostedPage.VENDOR_DOWN.getKey());
        Optional<URI> finished =
                finishing.apply(token(request.rawQuery()), down ? Ending.PASSED : Ending.valueOf(chosen));
        if (down && finished.isPresent()) {
            goingDown.run();
        }
        return finished.map(landing -> Reply.seeOther(landing.toString()))
                .orElseGet(() -> Reply.page(410, HostedPage.message(VENDOR, "This verification is over.")));
    }

    static String token(@Nullable String rawQuery) {
        return Query.parse(rawQuery).first("token").orElse("");
    }
}
