package dev.veriport.internal.routing;

import dev.veriport.model.ProviderId;
import dev.veriport.model.StartChoice;
import dev.veriport.port.VendorChooser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Chooses by configuration: a percentage of starts goes to some vendors, the rest to one, and then to the fallbacks.
 */
final class ConfiguredChooser implements VendorChooser {
    private final RoutingPlan plan;

    ConfiguredChooser(RoutingPlan plan) {
        this.plan = plan;
    }

    @Override
    public List<ProviderId> choose(StartChoice start) {
        List<ProviderId> order = new ArrayList<>();
        order.add(shareOf(start.bucket()));
        order.add(plan.chosen());
        order.addAll(plan.fallback());
        return order.stream().distinct().toList();
    }

    private ProviderId shareOf(int bucket) {
        int below = 0;
        for (Map.Entry<ProviderId, Integer> share : plan.split().entrySet()) {
            below += share.getValue();
            if (bucket < below) {
                return share.getKey();
            }
        }
        return plan.chosen();
    }
}
