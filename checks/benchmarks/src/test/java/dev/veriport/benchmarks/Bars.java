package dev.veriport.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws figures side by side, the best first. */
final class Bars {
    private static final int WIDTH = 680;
    private static final int NAMES = 170;
    private static final int LONGEST = 380;
    private static final int ROW = 26;

    private Bars() {}

    /** @param lessIsBetter which of two is the better one */
    static String svg(String title, Map<String, Double> figures, boolean lessIsBetter) {
        double most =
                figures.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        StringBuilder bars = new StringBuilder();
        int y = ROW + 12;
        for (Map.Entry<String, Double> figure : sorted(figures, lessIsBetter).entrySet()) {
            bars.append(bar(figure.getKey(), figure.getValue(), most, y));
            y += ROW;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
                <text x="0" y="16" fill="#6e7781" font-weight="bold">%s</text>
                %s</svg>
                """.formatted(WIDTH, y, title, bars);
    }

    private static String bar(String name, double value, double most, int y) {
        String colour = name.startsWith("veriport") ? "#1a7f64" : name.startsWith("floor") ? "#8c959f" : "#c69026";
        return """
                <text x="%d" y="%d" text-anchor="end" fill="#6e7781">%s</text>
                <rect x="%d" y="%d" width="%d" height="16" fill="%s"/>
                <text x="%d" y="%d" fill="#6e7781">%s</text>
                """.formatted(
                        NAMES - 10,
                        y + 13,
                        name,
                        NAMES,
                        y,
                        Math.max(2, Math.round(value / most * LONGEST)),
                        colour,
                        NAMES + Math.max(2, Math.round(value / most * LONGEST)) + 8,
                        y + 13,
                        number(value));
    }

    static Map<String, Double> sorted(Map<String, Double> figures, boolean lessIsBetter) {
        return figures.entrySet().stream()
                .sorted((one, other) -> (lessIsBetter ? 1 : -1) * Double.compare(one.getValue(), other.getValue()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, java.util.LinkedHashMap::new));
    }

    /** With three digits that tell something. */
    static String number(double value) {
        int digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    static String numbers(List<Double> values) {
        return String.join(" · ", values.stream().map(Bars::number).toList());
    }
}
