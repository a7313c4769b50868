package dev.veriport.cli;

import dev.veriport.config.ConfigEntry;
import dev.veriport.model.ProviderId;
import dev.veriport.model.RouteExplanation;
import dev.veriport.model.RouteExplanation.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a start would go, for programs and for people.
 *
 * @param rule the rule that matches, as it is written
 */
record RouteView(RouteExplanation route, Optional<ConfigEntry> rule) {

    Map<String, Object> json() {
        Map<String, Object> view = new LinkedHashMap<>();
        route.rule().ifPresent(number -> view.put("rule", number));
        view.put("order", route.order().stream().map(ProviderId::value).toList());
        view.put("instances", route.lines().stream().map(this::json).toList());
        return view;
    }

    private Map<String, Object> json(Line line) {
        Map<String, Object> view = Fields.of("provider", line.provider().value(), "code", line.code());
        view.put("tried", line.tried());
        if (!line.why().isEmpty()) {
            view.put("why", line.why());
        }
        return view;
    }

    String text() {
        String head = rule.map(setting ->
                        "rule " + route.rule().orElseThrow() + " (" + setting.key() + "): " + setting.value())
                .orElse("no rule matches: veriport.provider, split and fallback decide");
        List<Line> lines = route.lines();
        int name = lines.stream()
                .mapToInt(line -> line.provider().value().length())
                .max()
                .orElse(1);
        int code = lines.stream().mapToInt(line -> line.code().length()).max().orElse(1);
        String row = "\n%-2s  %-" + name + "s  %-" + code + "s  %s";
        String rows = lines.stream()
                .map(line -> row.formatted(place(line), line.provider(), line.code(), line.why())
                        .stripTrailing())
                .collect(Collectors.joining());
        return head + rows + (route.order().isEmpty() ? "\nnobody would be tried: the start would fail" : "")
                + "\nnothing was sent";
    }

    /** Its place in the order. */
    private String place(Line line) {
        return line.tried() ? String.valueOf(route.order().indexOf(line.provider()) + 1) : "-";
    }
}
