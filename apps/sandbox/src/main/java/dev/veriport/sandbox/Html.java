package dev.veriport.sandbox;

import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The elements of the pages. All text goes through {@link #text}, which escapes it. */
final class Html {
    private static final int LATEST = 6;
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Html() {}

    static String text(Object anything) {
        return String.valueOf(anything)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String time(Instant moment) {
        return SECONDS.format(moment);
    }

    static String code(Object text) {
        return "<code>" + text(text) + "</code>";
    }

    /** A whole page, with its navigation. */
    static String page(String title, String main) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s - Veriport sandbox</title>
                <link rel="stylesheet" href="/style.css">
                <link rel="icon" href="data:,">
                </head>
                <body>
                <a class="skip" href="#main">Skip to the content</a>
                <header>
                <nav aria-label="Site"><a href="/">Veriport sandbox</a></nav>
                <p><strong>This is a sandbox.</strong> The vendors are faked on this machine, every person is invented, and
                nothing leaves.</p>
                </header>
                <main id="main" tabindex="-1">
                <h1>%1$s</h1>
                %2$s
                </main>
                </body>
                </html>
                """.formatted(text(title), main);
    }

    /** A form with one button. */
    static String button(String action, String label) {
        return button(action, label, "");
    }

    /** A form with one button, for the next thing to do. */
    static String mainButton(String action, String label) {
        return button(action, label, " class=\"next\"");
    }

    private static String button(String action, String label, String kind) {
        return "<form class=\"inline\" method=\"post\" action=\"%s\"><button type=\"submit\"%s>%s</button></form>\n"
                .formatted(text(action), kind, text(label));
    }

    /** What the latest action did. The browser moves the focus there. */
    static String news(String text) {
        return "<p class=\"news\" id=\"news\" tabindex=\"-1\" role=\"status\">%s</p>\n".formatted(text(text));
    }

    static String failure(VeriportException failure) {
        return "<p class=\"failure\" role=\"alert\">%s: %s</p>\n"
                .formatted(text(failure.code()), text(String.valueOf(failure.getMessage())));
    }

    static String section(String heading, String content) {
        return "<section>\n<h2>%s</h2>\n%s\n</section>\n".formatted(text(heading), content);
    }

    /** Names and values; the values are markup already. */
    static String facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> "<div><dt>%s</dt><dd>%s</dd></div>".formatted(text(fact.getKey()), fact.getValue()))
                .collect(Collectors.joining("\n", "<dl class=\"facts\">\n", "\n</dl>\n"));
    }

    /** @param rows of cells that are markup already; the first cell of each row is its header */
    static String table(String caption, List<String> head, List<List<String>> rows) {
        String heads = head.stream().map("<th scope=\"col\">%s</th>"::formatted).collect(Collectors.joining());
        String body = rows.stream().map(Html::row).collect(Collectors.joining("\n"));
        return """
                <div class="scroll" tabindex="0" role="region" aria-label="%1$s">
                <table>
                <caption>%1$s</caption>
                <thead><tr>%2$s</tr></thead>
                <tbody>
                %3$s
                </tbody>
                </table>
                </div>
                """.formatted(text(caption), heads, body);
    }

    private static String row(List<String> cells) {
        String first = "<tr><th scope=\"row\">%s</th>".formatted(cells.get(0));
        return cells.stream().skip(1).map("<td>%s</td>"::formatted).collect(Collectors.joining("", first, "</tr>"));
    }

    /** The requests of a wire log, those before the latest folded. */
    static String wire(List<WireLog.Line> lines) {
        if (lines.isEmpty()) {
            return "<p class=\"none\">No request.</p>\n";
        }
        int folded = Math.max(0, lines.size() - LATEST);
        String earlier = folded == 0
                ? ""
                : "<details><summary>%s before</summary>\n%s</details>\n"
                        .formatted(many(folded, "request"), list(lines.subList(0, folded)));
        return earlier + list(lines.subList(folded, lines.size()));
    }

    private static String list(List<WireLog.Line> lines) {
        return lines.stream()
                .map(line -> "<li><span class=\"vendor\">%s</span> <code>%s</code> <small>%s</small></li>"
                        .formatted(
                                text(line.vendor()),
                                text(line.request()),
                                text(String.join(" \u00b7 ", line.details()))))
                .collect(Collectors.joining("\n", "<ol class=\"wire\">\n", "\n</ol>\n"));
    }

    /** Veriport's events, folded. */
    static String events(List<VeriportEvent> events) {
        return events.isEmpty()
                ? ""
                : events.stream()
                        .map(event -> "<li>" + code(event) + "</li>")
                        .collect(Collectors.joining(
                                "\n",
                                "<details><summary>%s</summary>\n<ol class=\"wire\">\n"
                                        .formatted(many(events.size(), "event")),
                                "\n</ol>\n</details>\n"));
    }

    static String many(int count, String noun) {
        return count == 1 ? "1 " + noun : count + " " + noun + "s";
    }
}
