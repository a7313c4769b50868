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
 * @param rule the rule that the start matches: no other vendor than those of its list is a candidate
 * @param vendors in the order in which they are tried; empty where no candidate can take the start, or the application's own
 *     chooser returned none of them
 * @param refused the candidates that cannot take it, each with the failure of a start there
 */
record StartOrder(Optional<RoutingRule> rule, List<GatedProvider> vendors, Map<ProviderId, VeriportException> refused) {

    /** Copies the list and the map. */
    StartOrder {
        vendors = List.copyOf(vendors);
        refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    }

    /** The number of the rule. */
    OptionalInt ruleNumber() {
        return rule.map(found -> OptionalInt.of(found.number())).orElseGet(OptionalInt::empty);
    }
}
