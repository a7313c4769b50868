package dev.veriport.testkit.server;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The small web page in place of the vendor's own. It asks the tester how the verification ends. */
public final class HostedPage {
    /** The choice after which the user has passed and the vendor's API is down. */
    private static final String VENDOR_DOWN = "VENDOR_DOWN";

    private final String vendor;
    private final Set<Ending> endings;
    private final Runnable goDown;

    /**
     * @param vendor the vendor's name
     * @param endings those that this vendor knows
     * @param goDown as {@link FakeVendorServer#goDown} does
     */
    public HostedPage(String vendor, Collection<Ending> endings, Runnable goDown) {
        this.vendor = vendor;
        this.endings = EnumSet.copyOf(endings);
        this.goDown = goDown;
    }

    /**
     * A form with one button per ending. It is posted to the page's own URL.
     *
     * @param facts about the session, shown as a list; never a secret
     */
    public Reply form(List<String> facts) {
        return form(facts, List.of());
    }

    /**
     * A form with one button per ending, and one per word of the vendor's own, which {@link #submit} does not know.
     *
     * @param facts about the session, shown as a list; never a secret
     * @param words posted as {@code ending}, and shown as they are
     */
    public Reply form(List<String> facts, Collection<String> words) {
        StringBuilder main = new StringBuilder();
        main.append("<p>No document is read and no camera is used here. Choose how this verification ends.</p>\n");
        if (!facts.isEmpty()) {
            main.append("<ul>\n");
            facts.forEach(fact -> main.append("<li>").append(escape(fact)).append("</li>\n"));
            main.append("</ul>\n");
        }
        main.append("<form method=\"post\">\n<fieldset>\n<legend>Ending</legend>\n");
        endings.forEach(ending -> main.append(button(ending.name(), ending.label())));
        main.append(button(VENDOR_DOWN, "Finish: approved, and the vendor goes down"));
        words.forEach(word -> main.append(button(escape(word), escape(word))));
        main.append("</fieldset>\n</form>");
        return Reply.page(200, page(vendor + " sandbox: verify your identity", main.toString()));
    }

    private static String button(String ending, String label) {
        return "<button type=\"submit\" name=\"ending\" value=\"%s\">%s</button>\n".formatted(ending, label);
    }

    /**
     * Ends the verification as the posted form says; 400 where it names no ending that this vendor knows.
     *
     * @param finish ends the verification and gives the answer; empty where there is nothing to end
     */
    public Optional<Reply> submit(RecordedRequest posted, Function<Ending, Optional<Reply>> finish) {
        String chosen = posted.form("ending").orElse("");
        if (chosen.equals(VENDOR_DOWN)) {
            Optional<Reply> finished = finish.apply(Ending.APPROVED);
            finished.ifPresent(reply -> goDown.run());
            return finished;
        }
        return endings.stream()
                .filter(ending -> ending.name().equals(chosen))
                .findFirst()
                .map(finish)
                .orElseGet(() -> Optional.of(message(400, "Please choose an ending.")));
    }

    /** A page with a message. */
    public Reply message(int status, String text) {
        return Reply.page(status, page(vendor + " sandbox", "<p role=\"status\">" + escape(text) + "</p>"));
    }

    private static String page(String title, String main) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <style>
                :root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --action: #0b4f8a; --mark: #8a5a00; }
                @media (prefers-color-scheme: dark) {
                  :root { --ink: #ececec; --paper: #16191d; --action: #8cc4ff; --mark: #f0b429; }
                }
                body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 36rem; padding: 0 1rem;
                       color: var(--ink); background: var(--paper); }
                .note { border-left: .3rem solid var(--mark); padding-left: .8rem; }
                fieldset { border: 1px solid #767676; }
                button { display: block; width: 100%%; min-height: 3rem; margin: .6rem 0; cursor: pointer;
                         font: inherit; color: var(--paper); background: var(--action); border: 2px solid var(--action); }
                button:hover, button:focus-visible { background: var(--paper); color: var(--action); }
                button:focus-visible { outline: .2rem solid var(--mark); outline-offset: .15rem; }
                </style>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                <p class="note"><strong>This is a sandbox.</strong> It imitates the vendor and verifies nobody.</p>
                %2$s
                </main>
                </body>
                </html>
                """.formatted(escape(title), main);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
