package dev.veriport.internal.routing;

import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which vendors take new verifications. Immutable.
 *
 * @param chosen the vendor of all starts that no other takes and no rule matches
 * @param fallback the vendors that take a start when those before them fail, in order
 * @param split the percentage of starts that go to other vendors first, in order
 * @param rules in the order of their numbers
 * @param caps the most starts in a UTC day, by vendor
 */
public record RoutingPlan(
        ProviderId chosen,
        List<ProviderId> fallback,
        Map<ProviderId, Integer> split,
        List<RoutingRule> rules,
        Map<ProviderId, Integer> caps) {

    public RoutingPlan {
        fallback = List.copyOf(fallback);
        split = Collections.unmodifiableMap(new LinkedHashMap<>(split));
        rules = List.copyOf(rules);
        caps = Map.copyOf(caps);
    }

    /** Without rules and caps. */
    public RoutingPlan(ProviderId chosen, List<ProviderId> fallback, Map<ProviderId, Integer> split) {
        this(chosen, fallback, split, List.of(), Map.of());
    }

    /** The first rule that matches. */
    Optional<RoutingRule> rule(VerificationRequest request) {
        return rules.stream().filter(rule -> rule.matches(request)).findFirst();
    }

    /** All vendors that take new verifications. */
    public Set<ProviderId> startCandidates() {
        Set<ProviderId> all = new LinkedHashSet<>(withoutRules());
        rules.forEach(rule -> all.addAll(rule.instances()));
        return all;
    }

    /** The vendors that may take a start that no rule matches, in the order of the configuration. */
    List<ProviderId> withoutRules() {
        Set<ProviderId> all = new LinkedHashSet<>();
        all.add(chosen);
        all.addAll(split.keySet());
        all.addAll(fallback);
        return List.copyOf(all);
    }
}
