package dev.veriport.internal.routing;

import dev.veriport.error.VeriportException;
import dev.veriport.model.ProviderId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The vendors that one start is tried at. Immutable.
 *
 * @param rule the rule that the start matches
 * @param candidates the vendors that may take the start: where a rule matches, those of its list and no other
 * @param vendors in the order in which they are tried; empty where no candidate can take the start, or the application's own
 *     chooser returned none of them
 * @param refused the candidates that cannot take it, each with the failure of a start there
 */
record StartOrder(
        Optional<RoutingRule> rule,
        List<ProviderId> candidates,
        List<GatedProvider> vendors,
        Map<ProviderId, VeriportException> refused) {

    /** Copies the lists and the map. */
    StartOrder {
        candidates = List.copyOf(candidates);
        vendors = List.copyOf(vendors);
        refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    }

    /** The number of the rule. */
    OptionalInt ruleNumber() {
        return rule.map(found -> OptionalInt.of(found.number())).orElseGet(OptionalInt::empty);
    }
}
