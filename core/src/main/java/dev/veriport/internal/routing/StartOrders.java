package dev.veriport.internal.routing;

import dev.veriport.error.VeriportException;
import dev.veriport.model.Capabilities;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Route;
import dev.veriport.model.StartChoice;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationRequest;
import dev.veriport.port.VendorChooser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides which vendors a start is tried at: by the rule that it matches, or else by provider, split and fallback; of these by
 * capability, workflow and required fields; in the order of the application's chooser or of the configuration. Thread-safe.
 */
final class StartOrders {
    private final Map<ProviderId, GatedProvider> startCandidates;
    private final RoutingPlan plan;
    private final List<ProviderId> withoutRules;
    private final Optional<VendorChooser> own;
    private final ConfiguredChooser configured;
    private final Predicate<ProviderId> failing;

    /** @param startCandidates all that the plan names */
    StartOrders(Map<ProviderId, GatedProvider> startCandidates, RoutingPlan plan, RoutingServices services) {
        this.startCandidates = startCandidates;
        this.plan = plan;
        this.withoutRules = plan.withoutRules();
        this.own = services.chooser();
        this.configured = new ConfiguredChooser(plan);
        this.failing = services.failing();
    }

    StartOrder of(VerificationRequest request) {
        Optional<RoutingRule> rule = plan.rule(request);
        List<GatedProvider> able = new ArrayList<>();
        Map<ProviderId, VeriportException> refused = new LinkedHashMap<>();
        List<ProviderId> candidates = rule.map(RoutingRule::instances).orElse(withoutRules);
        for (ProviderId id : candidates) {
            GatedProvider vendor = candidate(id);
            vendor.refusal(request).ifPresentOrElse(why -> refused.put(id, why), () -> able.add(vendor));
        }
        if (able.isEmpty() || (able.size() == 1 && own.isEmpty())) { // nobody has to choose
            return new StartOrder(rule, candidates, able, refused);
        }
        StartChoice choice = choice(request, able);
        StartChoice ruled = rule.map(found -> choice.withRule(found.number())).orElse(choice);
        return new StartOrder(rule, candidates, chosen(ruled), refused);
    }

    private StartChoice choice(VerificationRequest request, List<GatedProvider> able) {
        Map<ProviderId, Capabilities> candidates = new LinkedHashMap<>();
        able.forEach(vendor -> candidates.put(vendor.id(), vendor.capabilities()));
        Set<ProviderId> failed = candidates.keySet().stream().filter(failing).collect(Collectors.toUnmodifiableSet());
        return StartChoice.of(request, bucket(request), candidates, failed);
    }

    private List<GatedProvider> chosen(StartChoice choice) {
        return own.orElse(configured).choose(choice).stream()
                .filter(choice.candidates()::contains)
                .distinct()
                .map(this::candidate)
                .toList();
    }

    private GatedProvider candidate(ProviderId id) {
        return Objects.requireNonNull(startCandidates.get(id));
    }

    /** How the first vendor of an order came to be the first. */
    Route routeOfFirst(VerificationRequest request, StartOrder order) {
        ProviderId first = order.vendors().get(0).id();
        if (own.isPresent()) {
            return Route.CHOSEN;
        }
        if (first.equals(order.candidates().get(0))) {
            return order.rule().isPresent() ? Route.RULE : Route.CONFIGURED;
        }
        return configured.share(bucket(request)).filter(first::equals).isPresent() ? Route.SPLIT : Route.FALLBACK;
    }

    /** A number from 0 to 99, from a hash that does not reveal the reference. */
    private static int bucket(VerificationRequest request) {
        String hash = VaultKey.of(new ProviderId("split"), request.reference()).value();
        return Integer.parseInt(hash.substring(0, 7), 16) % 100;
    }
}
