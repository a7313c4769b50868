package dev.veriport.internal.routing;

import dev.veriport.error.VeriportException;
import dev.veriport.event.BudgetUse;
import dev.veriport.model.ProviderId;
import dev.veriport.model.RouteExplanation;
import dev.veriport.model.RouteExplanation.Line;
import dev.veriport.model.VerificationRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Says where a start would go. Sends nothing, and takes no place of a cap. Thread-safe. */
final class Explanations {
    private final Collection<GatedProvider> open;
    private final StartOrders orders;
    private final Caps caps;
    private final Predicate<ProviderId> failing;
    private final boolean hasOwnChooser;

    Explanations(Collection<GatedProvider> open, StartOrders orders, RoutingServices services) {
        this.open = open;
        this.orders = orders;
        this.caps = services.caps();
        this.failing = services.failing();
        this.hasOwnChooser = services.chooser().isPresent();
    }

    RouteExplanation explain(VerificationRequest request) {
        StartOrder order = orders.of(request);
        Map<ProviderId, Line> inOrder = new LinkedHashMap<>();
        order.vendors().forEach(vendor -> inOrder.put(vendor.id(), ofOrder(vendor.id())));
        Set<ProviderId> all = new LinkedHashSet<>();
        inOrder.values().stream().filter(Line::tried).forEach(line -> all.add(line.provider()));
        all.addAll(order.candidates());
        open.forEach(vendor -> all.add(vendor.id()));
        List<Line> lines = all.stream()
                .map(id -> inOrder.containsKey(id) ? inOrder.get(id) : leftOut(id, order))
                .toList();
        return new RouteExplanation(order.ruleNumber(), lines);
    }

    private Line ofOrder(ProviderId id) {
        try {
            Optional<BudgetUse> cap = caps.used(id);
            String used = cap.map(use -> use.used() + " of " + use.limit() + " starts of today are used")
                    .orElse("");
            if (cap.filter(use -> use.used() >= use.limit()).isPresent()) {
                return notTried(id, Caps.REACHED, used);
            }
            return failing.test(id)
                    ? tried(id, "CIRCUIT_OPEN", "its breaker is open: it refuses at once, and the next one is tried")
                    : tried(id, "READY", used);
        } catch (VeriportException unread) {
            return tried(id, unread.code().name(), "its cap cannot be read: " + unread.getMessage());
        }
    }

    private static Line tried(ProviderId id, String code, String why) {
        return new Line(id, true, code, why);
    }

    private Line leftOut(ProviderId id, StartOrder order) {
        VeriportException refusal = order.refused().get(id);
        if (refusal != null) {
            return notTried(id, refusal.code().name(), String.valueOf(refusal.getMessage()));
        }
        if (order.candidates().contains(id)) {
            return notTried(
                    id,
                    "NOT_CHOSEN",
                    hasOwnChooser
                            ? "the application's VendorChooser leaves it out"
                            : "its percentage does not cover this reference");
        }
        return order.rule()
                .map(rule -> notTried(id, "NOT_IN_RULE", "is not in the list of " + rule.key()))
                .orElseGet(() -> notTried(
                        id,
                        "NOT_ROUTED",
                        "no rule matches, and neither veriport.provider nor fallback nor split names it"));
    }

    private static Line notTried(ProviderId id, String code, String why) {
        return new Line(id, false, code, why);
    }
}
