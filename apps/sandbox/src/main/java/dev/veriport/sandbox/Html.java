package dev.veriport.sandbox;

import dev.veriport.error.VeriportException;
import java.util.List;
import java.util.stream.Collectors;

/** The elements of the pages. All text goes through {@link #text}, which escapes it. */
final class Html {
    private Html() {}

    static String text(Object anything) {
        return String.valueOf(anything)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
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
                <p class="note"><strong>This is a sandbox.</strong> The vendors are faked on this machine, every person is
                invented, and nothing leaves.</p>
                <nav aria-label="Site"><a href="/">Onboarding</a></nav>
                </header>
                <main id="main">
                <h1>%1$s</h1>
                %2$s
                </main>
                </body>
                </html>
                """.formatted(text(title), main);
    }

    /** A form with one button. */
    static String button(String action, String label) {
        return "<form class=\"inline\" method=\"post\" action=\"%s\"><button type=\"submit\">%s</button></form>\n"
                .formatted(text(action), text(label));
    }

    static String failure(VeriportException failure) {
        return "<p class=\"note\" role=\"alert\">%s: %s</p>\n"
                .formatted(text(failure.code()), text(String.valueOf(failure.getMessage())));
    }

    static String section(String heading, String content) {
        return "<section>\n<h2>%s</h2>\n%s\n</section>\n".formatted(text(heading), content);
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

    /** Preformatted lines. */
    static String lines(String name, List<String> lines) {
        return lines.isEmpty()
                ? "<p>Nothing yet.</p>"
                : "<pre tabindex=\"0\" role=\"region\" aria-label=\"%s\">%s</pre>"
                        .formatted(text(name), text(String.join("\n", lines)));
    }
}
