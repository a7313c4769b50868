package dev.veriport.internal.routing;

import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import java.util.List;

/**
 * A rule, {@code veriport.route.1} for instance. Its list is complete: a start that the rule matches goes to no other
 * instance, whatever fails. Immutable.
 *
 * @param instances in the order in which they are tried
 */
public record RoutingRule(int number, StartConditions conditions, List<ProviderId> instances) {

    /** Copies the list. */
    public RoutingRule {
        instances = List.copyOf(instances);
    }

    boolean matches(VerificationRequest request) {
        return conditions.hold(request);
    }

    /** The key of the rule, for messages. */
    String key() {
        return "veriport.route." + number;
    }
}
