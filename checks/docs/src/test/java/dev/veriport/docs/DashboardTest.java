package dev.veriport.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.veriport.testkit.server.Json;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.NamingConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/grafana/veriport.json asks for what Prometheus gets from the library, and shows all of it. */
final class DashboardTest {
    private EveryMeter meters;
    private ScrapedMetrics scraped;

    private record Query(String panel, String expression, String legend) {}

    @BeforeEach
    void scrape() {
        meters = new EveryMeter();
        scraped = new ScrapedMetrics(meters.registry().scrape());
    }

    @AfterEach
    void close() {
        meters.close();
    }

    private static JsonNode dashboard() throws IOException {
        return Json.read(Files.readString(CodeBlock.ROOT.resolve("docs/grafana/veriport.json")));
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<Query> queries() throws IOException {
        List<Query> queries = new ArrayList<>();
        each(dashboard().path("panels"))
                .forEach(panel -> each(panel.path("targets"))
                        .forEach(target -> queries.add(new Query(
                                Json.text(panel, "title"),
                                Json.text(target, "expr"),
                                Json.text(target, "legendFormat")))));
        return queries;
    }

    @Test
    @DisplayName("every query names metrics, labels and values that the library makes")
    void queries_of_the_panels() throws IOException {
        List<Query> queries = queries();
        assertThat(queries).hasSizeGreaterThan(30);
        assertThat(queries.stream()
                        .flatMap(query -> scraped.problems(query.expression(), query.legend()).stream()
                                .map(problem -> query.panel() + ": " + problem)))
                .isEmpty();
    }

    @Test
    @DisplayName("every variable lists a label that the library makes")
    void variables() throws IOException {
        List<String> lists = each(dashboard().path("templating").path("list"))
                .map(variable -> Json.text(variable.path("query"), "query"))
                .filter(query -> !query.isEmpty())
                .toList();

        assertThat(lists).hasSize(2).allSatisfy(list -> {
            String grouped = list.replaceFirst("label_values\\((\\w+), (\\w+)\\)", "sum by ($2) ($1)");
            assertThat(scraped.problems(grouped, "")).isEmpty();
        });
    }

    @Test
    @DisplayName("every meter of docs/operations.md is made, and is in a panel")
    void meters() throws IOException {
        Set<String> shown = queries().stream()
                .flatMap(query -> ScrapedMetrics.named(query.expression()).stream())
                .collect(Collectors.toSet());

        assertThat(MeterRow.all()).hasSizeGreaterThan(20).allSatisfy(row -> {
            assertThat(scraped.names()).as("made").anyMatch(metric -> isOf(row, metric));
            assertThat(shown).as("in a panel").anyMatch(metric -> isOf(row, metric));
        });
    }

    /** Whether this is a metric of the row's meter, by the names that the registry makes. */
    private boolean isOf(MeterRow row, String metric) {
        NamingConvention names = meters.registry().config().namingConvention();
        return Stream.of(Meter.Type.COUNTER, Meter.Type.GAUGE, Meter.Type.TIMER)
                .map(type -> names.name(row.name(), type))
                .flatMap(name -> Stream.of("", "_total", "_count", "_sum", "_max", "_bucket")
                        .map(ending -> name + ending))
                .anyMatch(metric::equals);
    }

    @ParameterizedTest(name = "{0} with the legend {1}: {2}")
    @DisplayName("a query with a mistake is found")
    @CsvSource(
            delimiter = ';',
            value = {
                "up                                                  ;               ; no metric in up",
                "veriport_start_total                                ;               ; no metric veriport_start_total",
                "veriport_starts_total{land=\"DEU\"}                 ;               ; veriport_starts_total has no label land",
                "veriport_starts_total{country=~\"DEU|DE\"}          ;               ; veriport_starts_total has no country DE",
                "sum by (provider, decision) (veriport_starts_total) ;               ; veriport_starts_total has no label decision",
                "sum by (provider) (veriport_starts_total)           ; {{country}}   ; 'the legend has country, and the query does not: sum by (provider) (veriport_starts_total)'",
            })
    void mistakes(String query, String legend, String problem) {
        assertThat(scraped.problems(query, legend)).containsExactly(problem);
    }
}
