package dev.veriport.internal.setup;

import dev.veriport.config.ConfigKey;
import dev.veriport.config.ConfigReader;
import dev.veriport.internal.routing.RoutingRule;
import dev.veriport.model.ProviderId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The settings {@code veriport.route.1} and so on, in the order of their numbers.
 *
 * @param written those without a problem of their own
 */
record RuleSettings(SortedMap<Integer, WrittenRule> written) {
    private static final String ROUTE = "route.";
    private static final String NUMBER = "[1-9]\\d{0,8}";

    /** Of a source that cannot list its keys, such as a lambda, rules up to this number are found. */
    private static final int LAST_UNLISTED = 100;

    private static final int FIRST = 1;

    /** Reads the first in any case, so that its key is known. */
    static RuleSettings read(ConfigReader root) {
        Set<String> listed = root.listed(ROUTE);
        Set<String> numbers = new HashSet<>(listed);
        IntStream.rangeClosed(FIRST, LAST_UNLISTED)
                .mapToObj(String::valueOf)
                .filter(number -> root.isSet(key(number)))
                .forEach(numbers::add);
        numbers.add(String.valueOf(FIRST));
        SortedMap<Integer, WrittenRule> written = new TreeMap<>();
        for (String number : numbers) {
            Optional<WrittenRule> rule = root.get(key(number));
            if (!number.matches(NUMBER)) {
                root.problem(
                        key(number), "must be veriport.route.NUMBER, with a number from 1 that does not begin with 0");
            } else if (rule.isPresent()) {
                written.put(Integer.valueOf(number), rule.get());
            } else if (listed.contains(number)) {
                root.problem(key(number), "is empty: write conditions and a list, or remove it");
            }
        }
        return new RuleSettings(written);
    }

    private static ConfigKey<Optional<WrittenRule>> key(String number) {
        return ConfigKey.text(
                        ROUTE + number,
                        "A rule, like country:DEU,AUT type:PASSPORT -> onfido-eu, authenteq: starts that meet all of its"
                                + " conditions go to these instances and to no other. Of several rules the one with the"
                                + " lowest number applies: veriport.route.2 and so on.")
                .as("-> unset", WrittenRule::parse)
                .optional();
    }

    /** The names in all lists. */
    List<String> instances() {
        return written.values().stream()
                .flatMap(rule -> rule.instances().stream())
                .toList();
    }

    /**
     * Reports the names that are no instance, and leaves them out.
     *
     * @param problem with such a name
     */
    List<RoutingRule> resolve(ConfigReader root, InstanceNames known, String problem) {
        Set<String> installed = known.factories().keySet();
        List<RoutingRule> rules = new ArrayList<>();
        written.forEach((number, rule) -> {
            List<String> problems = new ArrayList<>();
            List<ProviderId> instances = new ArrayList<>();
            for (int i = 0; i < rule.instances().size(); i++) {
                String name = rule.instances().get(i);
                if (installed.contains(name)) {
                    instances.add(new ProviderId(name));
                } else if (!known.misdeclared().contains(name)) {
                    problems.add("instance " + (i + 1) + " "
                            + root.nearest(name, installed)
                                    .map(meant -> "is unknown: did you mean " + meant + "?")
                                    .orElse(problem));
                }
            }
            if (!problems.isEmpty()) {
                root.problem(key(String.valueOf(number)), String.join("; ", problems));
            }
            rules.add(new RoutingRule(number, rule.conditions(), instances));
        });
        return rules;
    }
}
