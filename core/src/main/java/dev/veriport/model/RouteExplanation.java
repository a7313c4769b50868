package dev.veriport.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * Where a start would go, and why. Nothing was sent for it. Contains nothing of the person. Immutable.
 *
 * @param rule the number of the rule that matches, 1 for {@code veriport.route.1}; empty where none does
 * @param lines one for each open instance: those that would be tried, in this order, then the other candidates, then the others
 */
public record RouteExplanation(OptionalInt rule, List<Line> lines) {

    /** Copies the list. */
    public RouteExplanation {
        lines = List.copyOf(lines);
    }

    /** The instances that would be tried, in this order; empty where the start would fail. */
    public List<ProviderId> order() {
        return lines.stream().filter(Line::tried).map(Line::provider).toList();
    }

    /**
     * How one instance stands.
     *
     * @param tried whether the start would be tried there
     * @param code {@code READY}, {@code CIRCUIT_OPEN} or the failure of reading its cap for one that would be tried; {@code
     *     CAPPED}, {@code NOT_IN_RULE}, {@code NOT_CHOSEN}, {@code NOT_ROUTED} or the name of the error code of a start there for
     *     one that would not
     * @param why for people; empty where there is nothing to say
     */
    public record Line(ProviderId provider, boolean tried, String code, String why) {}
}
