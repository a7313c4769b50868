package dev.veriport.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/benchmarks.md and its pictures are made of the figures beside them; -Dveriport.docs.write=true makes them anew. */
final class BenchmarksPageTest {
    private static final Path DOCS = Path.of(System.getProperty("project.root"), "docs");
    private static final Path FIGURES = DOCS.resolve("benchmarks");

    @Test
    @DisplayName("docs/benchmarks.md and its pictures say what was measured")
    void the_page_is_not_stale() throws IOException {
        Map<Path, String> files = pictures();
        files.put(DOCS.resolve("benchmarks.md"), page());
        if (Boolean.getBoolean("veriport.docs.write")) {
            for (Map.Entry<Path, String> file : files.entrySet()) {
                Files.writeString(file.getKey(), file.getValue());
            }
        }

        for (Map.Entry<Path, String> file : files.entrySet()) {
            assertThat(file.getKey()).hasContent(file.getValue());
        }
    }

    @Test
    @DisplayName("the page tells why a promise was not kept, and of none that was")
    void misses_are_explained() throws IOException {
        for (Promise promise : new Promises(FIGURES).all()) {
            assertThat(template().contains("* **" + promise.what() + "**"))
                    .as(promise.what())
                    .isEqualTo(!promise.met());
        }
    }

    private static String page() throws IOException {
        String summary = new Promises(FIGURES).all().stream().map(Promise::row).collect(Collectors.joining("\n"));
        List<String> machine = Files.readAllLines(FIGURES.resolve("machine.txt"));
        return template()
                .replace("{{summary}}", summary)
                .replace(
                        "{{machine}}", machine.stream().map(line -> "* " + line).collect(Collectors.joining("\n")));
    }

    private static String template() throws IOException {
        try (InputStream in = BenchmarksPageTest.class.getResourceAsStream("/benchmarks.md")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static Map<Path, String> pictures() throws IOException {
        Map<Path, String> pictures = new LinkedHashMap<>();
        draw(pictures, "token-hit", "A token that is there, in ns", jmh("token-hit", "TokenHit", "Mode=avgt"), true);
        draw(
                pictures,
                "call-pipeline",
                "A call's pipeline without its request, in ns",
                jmh("call-pipeline", "CallPipeline", "Mode=avgt"),
                true);
        draw(
                pictures,
                "start-call",
                "Verifications begun in a millisecond, 4 callers",
                jmh("start-call", "StartCall", "Mode=thrpt"),
                false);
        for (String size : List.of("20000", "1000000", "4000000")) {
            draw(
                    pictures,
                    "result-decode-" + size,
                    "A result with five images of " + Integer.parseInt(size) / 1000 + " kB each, in µs",
                    jmh("result-decode", "ResultDecode", "Mode=avgt", "size=" + size),
                    true);
        }
        draw(
                pictures,
                "upload",
                "Uploads of three images of 4 MB in a second, line of 1 Gbit/s",
                jmh("upload", "Upload", "Mode=thrpt", "line=gigabit"),
                false);
        draw(
                pictures,
                "tokens-per-day",
                "Tokens asked for in a day by 20 nodes",
                Figures.read(FIGURES.resolve("tokens-per-day.csv")).columns("cache", "tokens"),
                true);
        draw(pictures, "many-at-once", "10,000 starts at once: starts in a second", manyAtOnce(), false);
        return pictures;
    }

    private static Map<String, Double> jmh(String file, String benchmark, String... parameters) throws IOException {
        return Figures.read(FIGURES.resolve(file + ".csv")).with(parameters).scores(benchmark);
    }

    private static Map<String, Double> manyAtOnce() throws IOException {
        Map<String, Double> rates = new LinkedHashMap<>();
        for (String threads : List.of("virtual", "platform")) {
            for (String contestant : List.of("veriport", "byHand")) {
                Figures rounds = Figures.read(FIGURES.resolve(threads + "-" + contestant + ".csv"));
                rates.put(contestant + ", " + threads, Figures.median(rounds.column("per second")));
            }
        }
        return rates;
    }

    private static void draw(
            Map<Path, String> pictures, String name, String title, Map<String, Double> figures, boolean lessIsBetter) {
        pictures.put(FIGURES.resolve(name + ".svg"), Bars.svg(title, figures, lessIsBetter));
    }
}
