package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Erasure;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.RouteExplanation;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All open vendors as one. A start goes to the vendors of the rule that it matches or else to the chosen one, and to the next
 * one when that fails. Every other call goes to the vendor of its session or id. Thread-safe.
 */
public final class Router implements IdentityProvider {
    private final Map<ProviderId, GatedProvider> open;
    private final IdentityProvider chosen;
    private final Starts starts;
    private final Explanations explanations;

    /** @param instances including all that the plan names */
    public Router(Collection<Instance> instances, RoutingPlan plan, SessionSeal seal, RoutingServices services) {
        Map<ProviderId, GatedProvider> gated = new LinkedHashMap<>();
        instances.forEach(instance -> gated.put(instance.id(), new GatedProvider(instance, seal, services)));
        this.open = Collections.unmodifiableMap(gated);
        this.chosen = vendor(plan.chosen());
        Map<ProviderId, GatedProvider> startCandidates = new LinkedHashMap<>();
        plan.startCandidates().forEach(id -> startCandidates.put(id, gated(id)));
        StartOrders orders = new StartOrders(startCandidates, plan, services);
        this.starts = new Starts(orders, new StartFailures(startCandidates, plan), services);
        this.explanations = new Explanations(gated.values(), orders, services);
    }

    /** @throws VeriportException {@link ErrorCode#CONFIGURATION} when the vendor is not open */
    public IdentityProvider vendor(ProviderId id) {
        return gated(id);
    }

    /**
     * All names of the instance that has this name.
     *
     * @throws VeriportException {@link ErrorCode#CONFIGURATION} when the vendor is not open
     */
    Set<ProviderId> names(ProviderId id) {
        return gated(id).names();
    }

    private GatedProvider gated(ProviderId id) {
        GatedProvider vendor = open.get(id);
        return vendor != null ? vendor : formerly(id);
    }

    /** The instance that had this name. */
    private GatedProvider formerly(ProviderId name) {
        return open.values().stream()
                .filter(vendor -> vendor.isNamed(name))
                .findFirst()
                .orElseThrow(() -> notOpen(name));
    }

    /** The failure for a vendor that is not open. */
    public static VeriportException notOpen(ProviderId id) {
        return VeriportException.notSent(
                        ErrorCode.CONFIGURATION,
                        id + " is not open: add it to veriport.also-read, with its settings; or, if it was renamed, set"
                                + " veriport.NEW.formerly = " + id)
                .provider(id)
                .build();
    }

    /** Where a start would go. Sends nothing, and takes no place of a cap. */
    public RouteExplanation explain(VerificationRequest request) {
        return explanations.explain(request);
    }

    /** The vendors that are open. */
    public Set<ProviderId> providers() {
        return open.keySet();
    }

    /** The chosen vendor's. */
    @Override
    public ProviderId id() {
        return chosen.id();
    }

    /** The chosen vendor's. */
    @Override
    public Capabilities capabilities() {
        return chosen.capabilities();
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        return starts.start(request);
    }

    @Override
    public VerificationSession resume(SessionRef session) {
        return vendor(session.provider()).resume(session);
    }

    @Override
    public void cancel(SessionRef session) {
        vendor(session.provider()).cancel(session);
    }

    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        return vendor(session.provider()).complete(session, back);
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        return vendor(verification.provider()).find(verification);
    }

    @Override
    public VerificationResult findByReference(AttemptReference attempt) {
        return vendor(attempt.provider()).findByReference(attempt);
    }

    @Override
    public VerificationResult verify(EvidenceSubmission submission) {
        return chosen.verify(submission);
    }

    @Override
    public Notification receive(InboundNotification raw) {
        return vendor(raw.provider()).receive(raw);
    }

    @Override
    public Erasure erase(VerificationId verification) {
        return vendor(verification.provider()).erase(verification);
    }

    @Override
    public VerificationResult confirm(Notification notification) {
        return vendor(notification.provider()).confirm(notification);
    }

    /** The chosen vendor's, or else that of the first open vendor that has it; empty where no open vendor has it. */
    @Override
    public <T> Optional<T> unwrap(Class<T> vendorApi) {
        if (vendorApi.isInstance(this)) {
            return Optional.of(vendorApi.cast(this));
        }
        return Stream.concat(Stream.of(chosen), open.values().stream())
                .flatMap(vendor -> vendor.unwrap(vendorApi).stream())
                .findFirst();
    }
}
