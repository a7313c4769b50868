package dev.veriport.internal.routing;

import dev.veriport.internal.call.RequestIds;
import dev.veriport.internal.store.Vault;
import dev.veriport.model.ProviderId;
import dev.veriport.port.IdentityProvider;
import java.util.Map;
import java.util.Set;

/**
 * An open instance, and the settings that apply to every vendor.
 *
 * @param adapter its id is the instance's name
 * @param names its own name and earlier ones: sessions, ids and webhooks with these names belong to the instance
 * @param enabling the keys of the settings that a capability or check needs, by what needs them
 * @param keyed the names of the operations that an idempotency key repeats
 * @param requestIds collects the vendor's ids of its requests
 * @param vault remembers what the vendor has erased
 */
public record Instance(
        IdentityProvider adapter,
        Set<ProviderId> names,
        Workflows workflows,
        ExpectedEnvironment environment,
        Map<Enum<?>, String> enabling,
        Set<String> keyed,
        RequestIds requestIds,
        Vault vault) {

    /** Copies the sets and the map. */
    public Instance {
        enabling = Map.copyOf(enabling);
        names = Set.copyOf(names);
        keyed = Set.copyOf(keyed);
    }

    ProviderId id() {
        return adapter.id();
    }
}
