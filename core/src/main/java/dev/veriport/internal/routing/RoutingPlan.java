package dev.veriport.internal.routing;

import dev.veriport.model.ProviderId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who takes new verifications.
 *
 * @param chosen the one vendor that takes what no other does
 * @param fallback who takes a start when those before cannot, in order
 * @param split how many of a hundred starts go to others first, in order
 */
public record RoutingPlan(ProviderId chosen, List<ProviderId> fallback, Map<ProviderId, Integer> split) {

    public RoutingPlan {
        fallback = List.copyOf(fallback);
        split = Collections.unmodifiableMap(new LinkedHashMap<>(split));
    }

    /** One vendor for everything. */
    public static RoutingPlan of(ProviderId chosen) {
        return new RoutingPlan(chosen, List.of(), Map.of());
    }

    /** All that take new verifications. */
    public Set<ProviderId> startCandidates() {
        Set<ProviderId> all = new LinkedHashSet<>();
        all.add(chosen);
        all.addAll(split.keySet());
        all.addAll(fallback);
        return all;
    }
}
