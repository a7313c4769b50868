package dev.veriport.model;

import java.util.List;
import java.util.OptionalInt;

/**
 * Where a start would go, and why. Nothing was sent for it. Contains nothing of the person. Immutable.
 *
 * @param rule the number of the rule that matches, 1 for {@code veriport.route.1}; empty where none does
 * @param order the instances that would be tried, in this order; empty where the start would fail
 * @param lines one for each open instance: those of {@code order}, then the other candidates, then the others
 */
public record RouteExplanation(OptionalInt rule, List<ProviderId> order, List<Line> lines) {

    /** Copies the lists. */
    public RouteExplanation {
        order = List.copyOf(order);
        lines = List.copyOf(lines);
    }

    /**
     * How one instance stands.
     *
     * @param code {@code READY}, {@code CIRCUIT_OPEN} or the failure of reading its cap for one that would be tried; {@code
     *     CAPPED}, {@code NOT_IN_RULE}, {@code NOT_CHOSEN}, {@code NOT_ROUTED} or the name of the error code of a start there for
     *     one that would not
     * @param why for people; empty where there is nothing to say
     */
    public record Line(ProviderId provider, String code, String why) {}
}
