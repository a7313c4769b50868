package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportEvent;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.time.CallScope;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Route;
import dev.veriport.model.StartChoice;
import dev.veriport.model.VaultKey;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.VendorChooser;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Starts at the chosen vendor, and at the next one when that fails. Fails over only before the user has seen a vendor's
 * page, within one deadline, and only when no session was created and the request was not refused.
 */
final class Starts {
    /** The codes that concern the vendor's availability, and neither the request nor the account. */
    private static final Set<ErrorCode> CANNOT_NOW = EnumSet.of(
            ErrorCode.CIRCUIT_OPEN,
            ErrorCode.BUDGET_EXHAUSTED,
            ErrorCode.RATE_LIMITED,
            ErrorCode.UNAVAILABLE,
            ErrorCode.TIMEOUT,
            ErrorCode.MALFORMED_RESPONSE);

    private final Map<ProviderId, GatedProvider> startCandidates;
    private final RoutingPlan plan;
    private final Optional<VendorChooser> own;
    private final VendorChooser configured;
    private final Predicate<ProviderId> failing;
    private final CallScope scope;
    private final VeriportListener listener;

    /** @param startCandidates in the order of the plan */
    Starts(Map<ProviderId, GatedProvider> startCandidates, RoutingPlan plan, RoutingServices services) {
        this.startCandidates = startCandidates;
        this.plan = plan;
        this.own = services.chooser();
        this.configured = new ConfiguredChooser(plan);
        this.failing = services.failing();
        this.scope = services.scope();
        this.listener = services.listener();
    }

    /** One attempt for all vendors that are tried, so that what a vendor has left is found by the session's attempt. */
    VerificationSession start(VerificationRequest asked) {
        VerificationRequest request = GatedProvider.withAttempt(asked);
        List<GatedProvider> order = order(request);
        Map<ProviderId, String> tried = new LinkedHashMap<>();
        List<VeriportException> failures = new ArrayList<>();
        CallScope.Started started = scope.begin();
        for (int i = 0; ; i++) {
            GatedProvider vendor = order.get(i);
            boolean another = i + 1 < order.size();
            Route route = route(vendor.id(), i);
            try {
                return started.call(another, () -> vendor.start(request, route, tried));
            } catch (VeriportException failure) {
                failures.add(failure);
                if (!another || !(CANNOT_NOW.contains(failure.code()) || vendor.mayBeLeft(failure))) {
                    throw decisive(failures);
                }
                tried.put(vendor.id(), failure.code().name());
                listener.on(new VeriportEvent.FailedOver(
                        vendor.id(), order.get(i + 1).id(), failure.code()));
            }
        }
    }

    /**
     * The last failure, with the others as suppressed ones. A timeout of a vendor that was not reached in time says less than the
     * first vendor's failure, so that one is reported.
     */
    private static VeriportException decisive(List<VeriportException> failures) {
        VeriportException last = failures.get(failures.size() - 1);
        boolean late = last.code() == ErrorCode.TIMEOUT && last.phase() == Phase.NOT_SENT;
        VeriportException reported = late ? failures.get(0) : last;
        failures.stream().filter(other -> other != reported).forEach(reported::addSuppressed);
        return reported;
    }

    /**
     * Filters by capability, workflow and required fields, then asks the chooser. When no vendor is capable, the configured vendor's failure
     * names what it lacks.
     */
    private List<GatedProvider> order(VerificationRequest request) {
        List<GatedProvider> able = new ArrayList<>();
        for (GatedProvider vendor : startCandidates.values()) {
            if (vendor.canStart(request)) {
                able.add(vendor);
            }
        }
        if (able.isEmpty()) {
            request.workflow().ifPresent(this::requireWorkflow);
            return List.of(candidate(plan.chosen()));
        }
        return able.size() == 1 && own.isEmpty() ? able : chosen(request, able);
    }

    /** A name that no instance maps is a mistake in the configuration, whatever else the instances lack. */
    private void requireWorkflow(String name) {
        List<GatedProvider> withWorkflows = startCandidates.values().stream()
                .filter(vendor -> vendor.capabilities().supports(Capability.WORKFLOW))
                .toList();
        if (!withWorkflows.isEmpty()
                && withWorkflows.stream().noneMatch(vendor -> vendor.workflows().has(name))) {
            throw Workflows.unmappedByAll(
                    name, withWorkflows.stream().map(GatedProvider::id).toList());
        }
    }

    private List<GatedProvider> chosen(VerificationRequest request, List<GatedProvider> able) {
        Map<ProviderId, Capabilities> candidates = new LinkedHashMap<>();
        able.forEach(vendor -> candidates.put(vendor.id(), vendor.capabilities()));
        Set<ProviderId> failed = candidates.keySet().stream().filter(failing).collect(Collectors.toUnmodifiableSet());
        StartChoice choice = StartChoice.of(request, bucket(request), candidates, failed);
        List<GatedProvider> order = own.orElse(configured).choose(choice).stream()
                .filter(wanted -> able.stream().anyMatch(one -> one.id().equals(wanted)))
                .distinct()
                .map(this::candidate)
                .toList();
        if (order.isEmpty()) {
            throw VeriportException.notSent(
                            ErrorCode.CONFIGURATION,
                            "the vendor chooser returned no vendor that can take this start: check its rules")
                    .build();
        }
        return order;
    }

    private GatedProvider candidate(ProviderId id) {
        return Optional.ofNullable(startCandidates.get(id)).orElseThrow();
    }

    private Route route(ProviderId taken, int place) {
        if (place > 0) {
            return Route.FALLBACK;
        }
        if (own.isPresent()) {
            return Route.CHOSEN;
        }
        return taken.equals(plan.chosen()) ? Route.CONFIGURED : splitOrFallback(taken);
    }

    /**
     * Why another vendor than the configured one is first: by its percentage, or because the configured one lacks a
     * capability.
     */
    private Route splitOrFallback(ProviderId taken) {
        return plan.split().containsKey(taken) ? Route.SPLIT : Route.FALLBACK;
    }

    /** A number from 0 to 99, from a hash that does not reveal the reference. */
    private static int bucket(VerificationRequest request) {
        String hash = VaultKey.of(new ProviderId("split"), request.reference()).value();
        return Integer.parseInt(hash.substring(0, 7), 16) % 100;
    }
}
