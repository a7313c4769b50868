package dev.veriport.docs;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Prometheus reads of an application, and what a query asks for that is not there. */
final class ScrapedMetrics {
    private static final Pattern SAMPLE = Pattern.compile("^(\\w+)(?:\\{(.*)})? \\S+$", Pattern.MULTILINE);
    private static final Pattern SELECTOR = Pattern.compile("\\b(veriport_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(?:=~|!~|!=|=)\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\) \\(");
    private static final Pattern IN_LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

    /** The values of each label of each metric. */
    private final Map<String, Map<String, Set<String>>> labels = new TreeMap<>();

    /** @param text in the text format of Prometheus */
    ScrapedMetrics(String text) {
        SAMPLE.matcher(text).results().forEach(sample -> {
            Map<String, Set<String>> ofMetric = labels.computeIfAbsent(sample.group(1), name -> new TreeMap<>());
            each(MATCHER, sample.group(2))
                    .forEach(label -> ofMetric.computeIfAbsent(label.group(1), name -> new TreeSet<>())
                            .add(label.group(2)));
        });
    }

    private static Stream<MatchResult> each(Pattern pattern, String text) {
        return pattern.matcher(text == null ? "" : text).results();
    }

    Set<String> names() {
        return labels.keySet();
    }

    /** The metrics that a query names. */
    static Set<String> named(String query) {
        return each(SELECTOR, query).map(found -> found.group(1)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The metrics, labels and values in the query that are not there, and labels in the legend that it does not group by. */
    List<String> problems(String query, String legend) {
        List<String> problems = new ArrayList<>();
        if (named(query).isEmpty()) {
            problems.add("no metric in " + query);
        }
        each(SELECTOR, query).forEach(selector -> problems.addAll(inSelector(selector.group(1), selector.group(2))));
        Set<String> grouped = new TreeSet<>();
        each(GROUPING, query).forEach(grouping -> {
            List<String> by = List.of(grouping.group(1).split(", "));
            grouped.addAll(by);
            named(inBrackets(query, grouping.end()))
                    .forEach(metric -> by.stream()
                            .filter(label -> !of(metric).containsKey(label))
                            .forEach(label -> problems.add(metric + " has no label " + label)));
        });
        each(IN_LEGEND, legend)
                .map(label -> label.group(1))
                .filter(label -> !grouped.contains(label))
                .forEach(label -> problems.add("the legend has " + label + ", and the query does not: " + query));
        return problems;
    }

    private List<String> inSelector(String metric, String matchers) {
        if (!labels.containsKey(metric)) {
            return List.of("no metric " + metric);
        }
        return each(MATCHER, matchers)
                .flatMap(matcher -> of(metric).containsKey(matcher.group(1))
                        ? values(metric, matcher.group(1), matcher.group(2))
                        : Stream.of(metric + " has no label " + matcher.group(1)))
                .toList();
    }

    /** A variable of the dashboard stands for any value. */
    private Stream<String> values(String metric, String label, String expected) {
        return Stream.of(expected.split("\\|"))
                .filter(value ->
                        !value.startsWith("$") && !of(metric).get(label).contains(value))
                .map(value -> metric + " has no " + label + " " + value);
    }

    private Map<String, Set<String>> of(String metric) {
        return labels.getOrDefault(metric, Map.of());
    }

    /** From here to the bracket that closes what was opened before. */
    private static String inBrackets(String query, int from) {
        int open = 1;
        int end = from;
        while (open > 0) {
            char next = query.charAt(end++);
            open += next == '(' ? 1 : next == ')' ? -1 : 0;
        }
        return query.substring(from, end);
    }
}
