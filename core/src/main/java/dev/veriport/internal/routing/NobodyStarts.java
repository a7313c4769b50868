package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capability;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The failures of starts that no vendor takes: each says what to do, and names the rule where one decided. */
final class NobodyStarts {
    private final Map<ProviderId, GatedProvider> startCandidates;
    private final RoutingPlan plan;

    NobodyStarts(Map<ProviderId, GatedProvider> startCandidates, RoutingPlan plan) {
        this.startCandidates = startCandidates;
        this.plan = plan;
    }

    /**
     * Fails the start of an empty order.
     *
     * @return never
     */
    VerificationSession refuse(VerificationRequest request, StartOrder order) {
        if (order.refused().size() < order.candidates().size()) {
            String among = order.rule()
                    .map(rule -> "vendor of the list of " + rule.key() + " that can take this start")
                    .orElse("vendor that can take this start");
            throw VeriportException.notSent(
                            ErrorCode.CONFIGURATION, "the vendor chooser returned no " + among + ": check its rules")
                    .build();
        }
        if (order.rule().isPresent()) {
            throw unable(order.rule().get(), List.copyOf(order.refused().values()));
        }
        request.workflow().ifPresent(this::requireWorkflow);
        return Objects.requireNonNull(startCandidates.get(plan.chosen())).start(request); // it names what it lacks
    }

    /** A name that no instance maps is a mistake in the configuration, whatever else the instances lack. */
    private void requireWorkflow(String name) {
        List<GatedProvider> withWorkflows = plan.withoutRules().stream()
                .map(startCandidates::get)
                .map(Objects::requireNonNull)
                .filter(vendor -> vendor.capabilities().supports(Capability.WORKFLOW))
                .toList();
        if (!withWorkflows.isEmpty()
                && withWorkflows.stream().noneMatch(vendor -> vendor.workflows().has(name))) {
            throw Workflows.unmappedByAll(
                    name, withWorkflows.stream().map(GatedProvider::id).toList());
        }
    }

    private static VeriportException unable(RoutingRule rule, List<VeriportException> refused) {
        String why = refused.stream().map(Throwable::getMessage).collect(Collectors.joining("; "));
        VeriportException.Builder failure = refused.get(0).toBuilder()
                .message(rule.key() + " sends this start to its list alone, and none of it can take the start: " + why
                        + "; or add an instance to the list");
        VeriportException made = failure.build();
        refused.forEach(made::addSuppressed);
        return made;
    }

    /** The failure of the last vendor of a rule's list. */
    static VeriportException naming(RoutingRule rule, VeriportException failure) {
        VeriportException made = failure.toBuilder()
                .message(failure.getMessage() + "; " + rule.key()
                        + " sends this start to no other instance: try again later, or add one to its list")
                .build();
        for (Throwable other : failure.getSuppressed()) {
            made.addSuppressed(other);
        }
        return made;
    }
}
