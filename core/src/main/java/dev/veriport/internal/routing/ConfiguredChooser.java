package dev.veriport.internal.routing;

import dev.veriport.model.ProviderId;
import dev.veriport.model.StartChoice;
import dev.veriport.port.VendorChooser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses by configuration: a percentage of starts goes to some vendors first. Then follow the vendors of the rule, or else the
 * one of all starts and its fallbacks, or, where none of these can take the start, all that can.
 */
final class ConfiguredChooser implements VendorChooser {
    private final RoutingPlan plan;

    ConfiguredChooser(RoutingPlan plan) {
        this.plan = plan;
    }

    /** Twice in it is whom the percentage puts first. */
    @Override
    public List<ProviderId> choose(StartChoice start) {
        List<ProviderId> order = new ArrayList<>();
        share(start.bucket()).ifPresent(order::add);
        if (start.rule().isPresent()) {
            order.addAll(start.candidates());
        } else {
            order.add(plan.chosen());
            order.addAll(plan.fallback());
        }
        return Collections.disjoint(order, start.candidates()) ? start.candidates() : order;
    }

    /** The vendor whose percentage has this bucket. */
    Optional<ProviderId> share(int bucket) {
        int below = 0;
        for (Map.Entry<ProviderId, Integer> share : plan.split().entrySet()) {
            below += share.getValue();
            if (bucket < below) {
                return Optional.of(share.getKey());
            }
        }
        return Optional.empty();
    }
}
