package dev.veriport.internal.setup;

import dev.veriport.internal.routing.StartConditions;
import dev.veriport.model.Ascii;
import dev.veriport.model.Channel;
import dev.veriport.model.Country;
import dev.veriport.model.DocumentType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rule as it is written: {@code country:DEU,AUT type:PASSPORT -> onfido-eu, authenteq}.
 *
 * @param instances the names of its list, whether or not they are instances
 */
record WrittenRule(StartConditions conditions, List<String> instances) {
    private static final String ARROW = "->";
    private static final Set<String> KNOWN = Set.of("country", "type", "channel");

    /** @throws IllegalArgumentException with every problem and no value */
    static WrittenRule parse(String text) {
        String[] sides = text.split(ARROW, -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException(
                    "must have one -> between its conditions and its instances, like country:DEU -> onfido-eu, authenteq");
        }
        return new Reading().rule(sides[0].strip(), items(sides[1]));
    }

    private static List<String> items(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }

    /** Reads on after a problem, so that all are reported. */
    private static final class Reading {
        private final List<String> problems = new ArrayList<>();
        private final Map<String, List<String>> conditions = new HashMap<>();

        WrittenRule rule(String left, List<String> instances) {
            Arrays.stream(left.split("\\s+")).filter(word -> !word.isEmpty()).forEach(this::condition);
            StartConditions read = new StartConditions(
                    values("country", Reading::country, "is in no list of countries: write its code, like DEU or DE"),
                    values("type", type -> constant(DocumentType.class, type), oneOf(DocumentType.values())),
                    values("channel", channel -> constant(Channel.class, channel), oneOf(Channel.values())));
            if (instances.contains("")) {
                problems.add("after -> there must be instances, separated by commas");
            }
            if (new HashSet<>(instances).size() < instances.size()) {
                problems.add("an instance must not be in the list twice");
            }
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", problems));
            }
            return new WrittenRule(read, instances);
        }

        private void condition(String word) {
            int colon = word.indexOf(':');
            if (colon < 0) {
                problems.add("a condition must be NAME:VALUE or NAME:VALUE,VALUE without blanks, before the ->");
                return;
            }
            String name = word.substring(0, colon);
            if (!KNOWN.contains(name)) {
                problems.add("a condition must be country, type or channel");
            } else if (conditions.put(name, items(word.substring(colon + 1))) != null) {
                problems.add("the condition " + name + " must be there once: separate its values by commas");
            }
        }

        /** @param read throws {@link IllegalArgumentException} for a value that it does not know */
        private <T> Set<T> values(String name, Function<String, T> read, String problem) {
            List<String> written = conditions.getOrDefault(name, List.of());
            Set<T> values = new HashSet<>();
            for (int i = 0; i < written.size(); i++) {
                try {
                    values.add(read.apply(written.get(i)));
                } catch (IllegalArgumentException unknown) {
                    problems.add(name + " " + (i + 1) + " " + problem);
                }
            }
            return values;
        }

        private static Country country(String code) {
            Country country = Country.of(code);
            if (!country.isKnown()) {
                throw new IllegalArgumentException("unknown");
            }
            return country;
        }

        /** Upper and lower case are the same, and so are hyphens and underscores: {@code web-sdk}. */
        private static <E extends Enum<E>> E constant(Class<E> type, String word) {
            return Enum.valueOf(type, Ascii.upperCase(word).replace('-', '_'));
        }

        private static String oneOf(Enum<?>[] constants) {
            return "must be one of " + Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
        }
    }
}
