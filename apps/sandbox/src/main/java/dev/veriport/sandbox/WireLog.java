package dev.veriport.sandbox;

import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.vendor.RunningFake;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The requests, as a log may contain them: names and sizes, without personal data and credentials. */
final class WireLog {
    private static final List<String> HARMLESS_HEADERS = List.of("Accept", "Content-Type", "AQ-Flow-Slug");

    private WireLog() {}

    /**
     * One request.
     *
     * @param request method, path and query
     * @param details headers, and the size of the body
     */
    record Line(String vendor, String request, List<String> details) {}

    /** Every call of a vendor's API, oldest first. */
    static List<Line> of(String vendor, RunningFake fake) {
        return fake.calls().stream()
                .map(request ->
                        new Line(vendor, request.method() + " " + request.path() + query(request), details(request)))
                .toList();
    }

    private static List<String> details(RecordedRequest request) {
        List<String> parts = new ArrayList<>();
        request.header("Authorization")
                .map(credentials -> "Authorization: " + credentials.split(" ", 2)[0] + " [redacted]")
                .ifPresent(parts::add);
        HARMLESS_HEADERS.forEach(
                name -> request.header(name).map(value -> name + ": " + value).ifPresent(parts::add));
        if (request.body().length > 0) {
            parts.add(request.body().length + " bytes [redacted]");
        }
        return parts;
    }

    private static String name(String parameter) {
        return URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8);
    }

    private static String query(RecordedRequest request) {
        String query = request.rawQuery();
        return query == null
                ? ""
                : Stream.of(query.split("&"))
                        .map(parameter -> name(parameter) + "=[redacted]")
                        .distinct()
                        .collect(Collectors.joining("&", "?", ""));
    }
}
