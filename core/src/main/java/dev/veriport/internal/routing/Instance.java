package dev.veriport.internal.routing;

import dev.veriport.model.ProviderId;
import dev.veriport.port.IdentityProvider;
import java.util.Map;
import java.util.Set;

/**
 * An open instance, and the settings that apply to every vendor.
 *
 * @param adapter its id is the instance's name
 * @param formerly earlier names of the instance: sessions, ids and webhooks with these names belong to it
 * @param keyed the names of the operations that an idempotency key repeats
 */
public record Instance(
        IdentityProvider adapter,
        Set<ProviderId> formerly,
        Workflows workflows,
        ExpectedEnvironment environment,
        Set<String> keyed) {

    /** Copies the names. */
    public Instance {
        formerly = Set.copyOf(formerly);
        keyed = Set.copyOf(keyed);
    }

    /** An instance without former names and without workflows by name, of any environment. */
    public static Instance of(IdentityProvider adapter) {
        return new Instance(
                adapter, Set.of(), new Workflows(adapter.id(), Map.of()), ExpectedEnvironment.ANY, Set.of());
    }

    ProviderId id() {
        return adapter.id();
    }

    boolean isNamed(ProviderId name) {
        return name.equals(id()) || formerly.contains(name);
    }
}
