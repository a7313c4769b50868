package dev.veriport.internal.routing;

import dev.veriport.event.VeriportListener;
import dev.veriport.internal.call.RequestIds;
import dev.veriport.internal.setup.SharedStores;
import dev.veriport.internal.store.MemoryRequestBudget;
import dev.veriport.internal.time.CallScope;
import dev.veriport.internal.time.DetachedTasks;
import dev.veriport.model.ProviderId;
import dev.veriport.port.IdentityProvider;
import dev.veriport.time.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Instances for tests. */
final class InstanceFixture {
    /** No vendor has a cap. */
    static final Caps NO_CAPS = new Caps(Map.of(), new MemoryRequestBudget(InstantSource.system()), Ticker.system());

    static final ExpectedEnvironment ANY_ENVIRONMENT = new ExpectedEnvironment(Optional.empty());

    private InstanceFixture() {}

    /** One vendor for all starts. */
    static RoutingPlan plan(ProviderId chosen) {
        return new RoutingPlan(chosen, List.of(), Map.of());
    }

    /** The services of a router whose configuration chooses, with no vendor that fails or has a cap. */
    static RoutingServices services(VeriportListener listener) {
        return services(new CallScope(Ticker.system()), listener);
    }

    /** The same with the time of a test. */
    static RoutingServices services(CallScope scope, VeriportListener listener) {
        return new RoutingServices(Optional.empty(), vendor -> false, scope, Duration.ofSeconds(3), NO_CAPS, listener);
    }

    /** An instance without former names and without workflows by name, of any environment, with a vault of its own. */
    static Instance of(IdentityProvider adapter) {
        return enabling(adapter, Map.of());
    }

    /** @param settings the keys that capabilities and checks need, by what needs them */
    static Instance enabling(IdentityProvider adapter, Map<Enum<?>, String> settings) {
        return new Instance(
                adapter,
                Set.of(adapter.id()),
                new Workflows(adapter.id(), Map.of()),
                ANY_ENVIRONMENT,
                settings,
                Set.of(),
                new RequestIds(),
                SharedStores.inMemory(
                                InstantSource.system(),
                                Ticker.system(),
                                new DetachedTasks("vault"),
                                Duration.ofMinutes(15),
                                0)
                        .vault());
    }
}
