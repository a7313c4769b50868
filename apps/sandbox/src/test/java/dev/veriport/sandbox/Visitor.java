package dev.veriport.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Opens pages and presses buttons, without a browser. */
final class Visitor {
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    private final URI site;

    Visitor(URI site) {
        this.site = site;
    }

    /** Where the visitor landed. */
    record Page(String url, int status, String contentType, String text) {}

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
