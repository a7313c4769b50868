package dev.veriport.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/** A table of figures, as JMH or a driver wrote it. */
final class Figures {
    private static final String PACKAGE = Figures.class.getPackageName() + ".";

    private final List<Map<String, String>> rows;

    private Figures(List<Map<String, String>> rows) {
        this.rows = rows;
    }

    /** Comma-separated, with a head; no value has a comma in it. */
    static Figures read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] head = cells(lines.get(0));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = cells(line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < head.length; i++) {
                row.put(head[i], cells[i]);
            }
            rows.add(row);
        }
        return new Figures(rows);
    }

    private static String[] cells(String line) {
        return line.replace("\"", "").replace(PACKAGE, "").split(",", -1);
    }

    /** In the given mode and with the given parameters alone, as in {@code size=20000}. */
    Figures with(String... parameters) {
        List<Map<String, String>> matching = rows;
        for (String parameter : parameters) {
            String[] pair = parameter.split("=");
            matching = matching.stream()
                    .filter(row -> row.getOrDefault(pair[0], row.get("Param: " + pair[0]))
                            .equals(pair[1]))
                    .toList();
        }
        return new Figures(matching);
    }

    /** As in {@code TokenHit.veriport} or {@code TokenHit.veriport:gc.alloc.rate.norm}. */
    double score(String benchmark) {
        return rows.stream()
                .filter(row -> row.get("Benchmark").equals(benchmark))
                .map(row -> Double.parseDouble(row.get("Score")))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(benchmark));
    }

    /** Of whatever benchmark has it; the first that is found. */
    double scoreOf(String contestant) {
        return rows.stream()
                .filter(row -> row.get("Benchmark").endsWith("." + contestant))
                .map(row -> Double.parseDouble(row.get("Score")))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(contestant));
    }

    /** Each contestant's, in the order of the table. */
    Map<String, Double> scores(String benchmark) {
        return rows.stream()
                .filter(row -> row.get("Benchmark").matches(benchmark + "\\.\\w+"))
                .collect(Collectors.toMap(
                        row -> row.get("Benchmark").substring(benchmark.length() + 1),
                        row -> Double.parseDouble(row.get("Score")),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    /** A column of a driver's table. */
    List<Double> column(String name) {
        return rows.stream().map(row -> Double.parseDouble(row.get(name))).toList();
    }

    /** Two columns of a driver's table. */
    Map<String, Double> columns(String key, String value) {
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get(key),
                        row -> Double.parseDouble(row.get(value)),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
