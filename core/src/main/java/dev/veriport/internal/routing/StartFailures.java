package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capability;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The failures of starts that no vendor takes: each says what to do, and names the rule where one decided. */
final class StartFailures {
    private final Map<ProviderId, GatedProvider> startCandidates;
    private final RoutingPlan plan;

    StartFailures(Map<ProviderId, GatedProvider> startCandidates, RoutingPlan plan) {
        this.startCandidates = startCandidates;
        this.plan = plan;
    }

    /**
     * The failure of the start of an empty order.
     *
     * @throws VeriportException where no instance maps the request's workflow
     */
    VeriportException refusal(VerificationRequest request, StartOrder order) {
        if (order.refused().size() < order.candidates().size()) {
            String among = order.rule()
                    .map(rule -> "vendor of the list of " + rule.key() + " that can take this start")
                    .orElse("vendor that can take this start");
            return VeriportException.notSent(
                            ErrorCode.CONFIGURATION, "the vendor chooser returned no " + among + ": check its rules")
                    .build();
        }
        if (order.rule().isPresent()) {
            return unable(order.rule().get(), List.copyOf(order.refused().values()));
        }
        request.workflow().ifPresent(this::requireWorkflow);
        return Objects.requireNonNull(order.refused().get(plan.chosen()));
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

    /** The failure of a start that a rule sends to no other instance. Advises no repeat of what may have been carried out. */
    static VeriportException naming(RoutingRule rule, VeriportException failure) {
        String advice = failure.requestMayHaveBeenProcessed() ? "" : ": try again later, or add one to its list";
        VeriportException made = failure.toBuilder()
                .message(failure.getMessage() + "; " + rule.key() + " sends this start to no other instance" + advice)
                .build();
        made.addSuppressed(failure);
        return made;
    }
}
