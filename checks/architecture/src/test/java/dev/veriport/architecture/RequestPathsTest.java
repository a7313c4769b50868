package dev.veriport.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veriport.architecture.House.Module;
import dev.veriport.architecture.RequestPaths.Found;
import dev.veriport.http.VendorRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** No value changes the path of a request. */
final class RequestPathsTest {
    private static final String PLAIN = "plain-7";

    /** Traversal, delimiters, encoded ones, dots of Unicode, a header's end, half a character, and much of it. */
    private static final List<String> HOSTILE = List.of(
            "../../x?y#z%2f",
            ";a=b",
            "",
            " ",
            ".",
            "..",
            "%2e%2e",
            "%2F",
            "a/b",
            "a\\b",
            "\u2024\u2024",
            "\uFF0E\uFF0E/",
            "\u2215\uFF0F",
            "a+b c",
            "x\r\nX-Evil: 1",
            "\0",
            "x\uD800",
            "\uDC00x",
            "@evil.example",
            "x".repeat(8192));

    @TempDir
    Path elsewhere;

    @TestFactory
    @DisplayName("L15 the path of every request is the program's own text, or the settings':")
    Stream<DynamicTest> no_path_is_glued() {
        return adapters()
                .map(adapter -> DynamicTest.dynamicTest(adapter.folder(), () -> {
                    List<Found> paths = paths(adapter.sources());
                    assertThat(paths).isNotEmpty();
                    assertThat(paths).filteredOn(Found::glued).isEmpty();
                }));
    }

    @TestFactory
    @DisplayName("L15 a hostile value arrives within its segment of every path, or is refused and not sent:")
    Stream<DynamicTest> every_value_stays_in_its_segment() {
        return adapters()
                .map(adapter ->
                        DynamicTest.dynamicTest(adapter.folder(), () -> withHostileValues(paths(adapter.sources()))));
    }

    @Test
    @DisplayName("L15 every path of a source is found, and so is one that a value may be glued to")
    void planted() throws IOException {
        Path planted = Files.writeString(elsewhere.resolve("Planted.java"), """
                import static dev.veriport.http.VendorRequest.get;
                final class Planted {
                    static final String PEOPLE = "/people/{id}";
                    void build(String id, Settings settings, String path) {
                        VendorRequest.get(PEOPLE, id);
                        dev.veriport.http.VendorRequest.put("/people/{id}/files/{file}", id, id);
                        VendorRequest.post(settings.paths().people());
                        settings.paths().files().map(files -> VendorRequest.patch(files));
                        OAuthTokens.request("/oauth/token", credentials);
                        VendorRequest.delete("/people/" + id);
                        VendorRequest.get("/people/%s".formatted(id));
                        VendorRequest.get(path);
                        VendorRequest.get(settings.people(id));
                        Optional.of(id).map(VendorRequest::get);
                        Optional.of(id).map(files -> VendorRequest.get(files));
                    }
                }
                """);

        assertThat(RequestPaths.of(List.of(planted)))
                .containsExactly(
                        new Found("Planted.java:1", "import", Optional.empty(), true),
                        new Found("Planted.java:5", "get", Optional.of("/people/{id}"), false),
                        new Found("Planted.java:6", "put", Optional.of("/people/{id}/files/{file}"), false),
                        new Found("Planted.java:7", "post", Optional.empty(), false),
                        new Found("Planted.java:8", "patch", Optional.empty(), false),
                        new Found("Planted.java:9", "request", Optional.of("/oauth/token"), false),
                        new Found("Planted.java:10", "delete", Optional.empty(), true),
                        new Found("Planted.java:11", "get", Optional.empty(), true),
                        new Found("Planted.java:12", "get", Optional.empty(), true),
                        new Found("Planted.java:13", "get", Optional.empty(), true),
                        new Found("Planted.java:14", "get", Optional.empty(), true),
                        new Found("Planted.java:15", "get", Optional.empty(), true));
    }

    @Test
    @DisplayName("L15 whole segments, parts of them and several parameters keep hostile values, with every method")
    void templates() {
        withHostileValues(Stream.of("get", "post", "put", "patch", "delete")
                .flatMap(method -> Stream.of("/{id}", "/people/-;external={id}/one", "/people/{id}/files/{file}")
                        .map(template -> new Found("here", method, Optional.of(template), false)))
                .toList());
    }

    @Test
    @DisplayName("L15 a value that is glued to a path is found out when it arrives")
    void a_glued_value() {
        try (SentPath sent = new SentPath()) {
            for (String value : List.of(";a=b", "a/b", "%2F")) {
                assertThatThrownBy(() -> sent.arrivesInItsSegment(
                                "/people/{id}",
                                List.of(value),
                                () -> VendorRequest.get("/people/" + value).build()))
                        .as(value)
                        .isInstanceOf(AssertionError.class);
            }
        }
    }

    private static void withHostileValues(List<Found> paths) {
        try (SentPath sent = new SentPath()) {
            for (Found path : paths) {
                path.template().ifPresent(template -> withHostileValues(sent, path.method(), template));
            }
        }
    }

    private static void withHostileValues(SentPath sent, String method, String template) {
        int parameters = (int) template.chars().filter(letter -> letter == '{').count();
        List<String> plain = Collections.nCopies(parameters, PLAIN);
        assertThat(sent.arrivesInItsSegment(template, plain, () -> request(method, template, plain)))
                .as("%s is sent", template)
                .isTrue();
        for (int hostile = 0; hostile < parameters; hostile++) {
            for (String value : HOSTILE) {
                List<String> values = new ArrayList<>(plain);
                values.set(hostile, value);
                sent.arrivesInItsSegment(template, values, () -> request(method, template, values));
            }
        }
    }

    private static VendorRequest request(String method, String template, List<String> values) {
        String[] parameters = values.toArray(String[]::new);
        VendorRequest.Builder request =
                switch (method) {
                    case "get" -> VendorRequest.get(template, parameters);
                    case "post", "request" -> VendorRequest.post(template, parameters);
                    case "put" -> VendorRequest.put(template, parameters);
                    case "patch" -> VendorRequest.patch(template, parameters);
                    case "delete" -> VendorRequest.delete(template, parameters);
                    default -> throw new IllegalArgumentException(method);
                };
        return request.build();
    }

    private static Stream<Module> adapters() {
        return House.ours().modules().stream().filter(module -> module.place() == Place.ADAPTER);
    }

    private static List<Found> paths(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return RequestPaths.of(
                    files.filter(file -> file.toString().endsWith(".java")).toList());
        }
    }
}
