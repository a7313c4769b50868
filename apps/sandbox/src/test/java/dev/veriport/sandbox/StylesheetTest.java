package dev.veriport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contrast of the stylesheet's colours, by the formula of WCAG 2.2. */
final class StylesheetTest {
    /** Success criterion 1.4.3. */
    private static final double TEXT = 4.5;

    /** Success criterion 1.4.11. */
    private static final double EDGE = 3;

    private static final String STYLE = style();

    private static String style() {
        try (InputStream css = Sandbox.class.getResourceAsStream("style.css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param scheme light, of the first block, or dark, of the second */
    private static Map<String, String> colours(String scheme) {
        List<String> blocks = Pattern.compile(":root \\{([^}]*)}")
                .matcher(STYLE)
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(blocks).hasSize(2);
        Map<String, String> colours = new HashMap<>();
        Pattern.compile("--(\\w+): #([0-9a-f]+);")
                .matcher(blocks.get(scheme.equals("light") ? 0 : 1))
                .results()
                .forEach(colour -> colours.put(colour.group(1), colour.group(2)));
        return colours;
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    @DisplayName("every colour of text has enough contrast on paper and panel, and every edge of a control")
    void contrast(String scheme) {
        Map<String, String> colours = colours(scheme);
        for (String text : List.of("ink", "muted", "action", "mark", "good", "bad")) {
            for (String behind : List.of("paper", "panel")) {
                assertThat(ratio(colours.get(text), colours.get(behind)))
                        .as("%s on %s, %s", text, behind, scheme)
                        .isGreaterThanOrEqualTo(TEXT);
            }
        }
        assertThat(ratio(colours.get("edge"), colours.get("paper"))).isGreaterThanOrEqualTo(EDGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    @DisplayName("no rule has a colour of its own: each is one of those that are checked")
    void no_other_colour(String scheme) {
        String rules = STYLE.replaceAll(":root \\{[^}]*}", "");
        assertThat(rules).doesNotContainPattern("#[0-9a-fA-F]{3}|rgb|hsl");
        assertThat(colours(scheme).keySet())
                .containsAll(Pattern.compile("var\\(--(\\w+)\\)")
                        .matcher(rules)
                        .results()
                        .map(name -> name.group(1))
                        .distinct()
                        .toList());
    }

    private static double ratio(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        String hex = colour.length() == 3 ? colour.replaceAll("(.)", "$1$1") : colour;
        double[] weights = {0.2126, 0.7152, 0.0722};
        return IntStream.range(0, 3)
                .mapToDouble(i -> weights[i] * linear(Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0))
                .sum();
    }

    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
