package dev.veriport.internal.routing;

import dev.veriport.model.ProviderId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which vendors take new verifications.
 *
 * @param chosen the vendor of all starts that no other takes
 * @param fallback the vendors that take a start when those before them fail, in order
 * @param split the percentage of starts that go to other vendors first, in order
 */
public record RoutingPlan(ProviderId chosen, List<ProviderId> fallback, Map<ProviderId, Integer> split) {

    public RoutingPlan {
        fallback = List.copyOf(fallback);
        split = Collections.unmodifiableMap(new LinkedHashMap<>(split));
    }

    /** One vendor for all starts. */
    public static RoutingPlan of(ProviderId chosen) {
        return new RoutingPlan(chosen, List.of(), Map.of());
    }

    /** All vendors that take new verifications. */
    public Set<ProviderId> startCandidates() {
        Set<ProviderId> all = new LinkedHashSet<>();
        all.add(chosen);
        all.addAll(split.keySet());
        all.addAll(fallback);
        return all;
    }
}
