package dev.veriport.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens pages and presses buttons, without a browser. */
final class Visitor {
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final URI site;

    Visitor(URI site) {
        this.site = site;
    }

    /** Where the visitor landed. */
    record Page(String url, int status, String contentType, String text) {
        private static final Pattern NEWS = Pattern.compile("id=\"news\" tabindex=\"-1\" role=\"status\">([^<]*)</p>");
        private static final Pattern CURRENT = Pattern.compile("aria-current=\"step\"><a href=\"#([a-z-]+)\"");
        private static final Pattern VENDORS_PAGE = Pattern.compile("<a class=\"next\" href=\"([^\"]+)\"");

        /** What the latest action did. */
        String news() {
            return first(NEWS).replace("&#39;", "'");
        }

        /** The id of the current step's section; empty where none is. */
        String current() {
            return first(CURRENT);
        }

        /** The address of the vendor's page. */
        String vendorsPage() {
            return first(VENDORS_PAGE).replace("&amp;", "&");
        }

        /** The section of a step. */
        String step(Step step) {
            int begin = text.indexOf("id=\"" + step.anchor() + "\"");
            return text.substring(begin, text.indexOf("</section>", begin));
        }

        /** The path of the page, without the place in it. */
        String path() {
            return URI.create(url).getPath();
        }

        private String first(Pattern pattern) {
            Matcher found = pattern.matcher(text);
            return found.find() ? found.group(1) : "";
        }
    }

    Page get(String path) throws IOException, InterruptedException {
        return landed(HttpRequest.newBuilder(site.resolve(path)).GET());
    }

    /** @param path of the site, or a whole URL */
    Page post(String path, String form) throws IOException, InterruptedException {
        return landed(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private Page landed(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Page(
                response.uri().toString(),
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }
}
