package dev.veriport.internal.routing;

import dev.veriport.internal.call.RequestIds;
import dev.veriport.model.ProviderId;
import dev.veriport.port.IdentityProvider;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An open instance, and the settings that apply to every vendor.
 *
 * @param adapter its id is the instance's name
 * @param named whether sessions, ids and webhooks with a name belong to the instance: it is its own, or an earlier one
 * @param keyed the names of the operations that an idempotency key repeats
 * @param requestIds collects the vendor's ids of its requests
 */
public record Instance(
        IdentityProvider adapter,
        Predicate<ProviderId> named,
        Workflows workflows,
        ExpectedEnvironment environment,
        Set<String> keyed,
        RequestIds requestIds) {

    /** Copies the operations. */
    public Instance {
        keyed = Set.copyOf(keyed);
    }

    /** An instance without former names and without workflows by name, of any environment. */
    public static Instance of(IdentityProvider adapter) {
        return new Instance(
                adapter,
                adapter.id()::equals,
                new Workflows(adapter.id(), Map.of()),
                ExpectedEnvironment.ANY,
                Set.of(),
                new RequestIds());
    }

    ProviderId id() {
        return adapter.id();
    }
}
