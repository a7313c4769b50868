package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.event.VeriportListener;
import dev.veriport.internal.call.Observed;
import dev.veriport.model.AttemptId;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.Erasure;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One instance as applications see it. Checks capabilities, ownership and workflows before each call, removes from a start
 * what the vendor does not take, seals its sessions, and checks the environment of each result.
 */
final class GatedProvider implements IdentityProvider {
    private final Instance instance;
    private final IdentityProvider vendor;
    private final SessionSeal seal;
    private final RoutingServices services;
    private final VeriportListener listener;
    private final CapabilityChecks checks;
    private final Decisions decisions;
    private final Deliveries deliveries;
    private final RememberedErasures erasures;

    GatedProvider(Instance instance, SessionSeal seal, RoutingServices services) {
        this.instance = instance;
        this.vendor = instance.adapter();
        this.seal = seal;
        this.services = services;
        this.listener = services.listener();
        this.checks = new CapabilityChecks(instance);
        this.decisions = new Decisions(instance.id(), listener);
        this.deliveries = new Deliveries(instance, decisions, listener);
        this.erasures = new RememberedErasures(instance.adapter(), instance.names(), instance.vault());
    }

    @Override
    public ProviderId id() {
        return vendor.id();
    }

    @Override
    public Capabilities capabilities() {
        return vendor.capabilities();
    }

    /** The instance's own name, and earlier ones. */
    Set<ProviderId> names() {
        return instance.names();
    }

    /** Whether sessions and ids with this name belong to the instance. */
    boolean isNamed(ProviderId name) {
        return names().contains(name);
    }

    /** Why the vendor cannot take the start; empty where it supports everything in the request. */
    Optional<VeriportException> refusal(VerificationRequest request) {
        try {
            requireStart(request);
            return Optional.empty();
        } catch (VeriportException lacking) {
            return Optional.of(lacking);
        }
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        return start(request, StartRoute.DIRECT);
    }

    VerificationSession start(VerificationRequest request, StartRoute route) {
        return observe("start", () -> route.emit(startAtVendor(request), request, listener));
    }

    private VerificationSession startAtVendor(VerificationRequest request) {
        requireStart(request);
        VerificationRequest sent =
                current(withAttempt(request).only(capabilities().taken()));
        VerificationSession session = sealed(vendor.start(instance.workflows().translate(sent)));
        return session.withAttempt(sent.attempt().orElseThrow());
    }

    /** The request with its attempt; with a random one where the application gave none. */
    static VerificationRequest withAttempt(VerificationRequest request) {
        return request.attempt().isPresent()
                ? request
                : request.toBuilder().attempt(AttemptId.random()).build();
    }

    private VerificationSession sealed(VerificationSession session) {
        return session.withRef(seal.seal(session.ref()));
    }

    private void requireStart(VerificationRequest request) {
        checks.requireStart(request);
        if (request.faceOf().isPresent()) {
            requireOwn(request.faceOf().get().provider(), "verification");
        }
        request.workflow().ifPresent(this::requireWorkflow);
    }

    /**
     * Whether a start that failed like this leaves only a session that nobody opened, so that another vendor may take it. The
     * outcome of a keyed operation is unknown only after its repeats, and it created one session at most.
     */
    boolean mayBeLeft(VeriportException failure) {
        return failure.code() == ErrorCode.OUTCOME_UNKNOWN
                && failure.operation().filter(instance.keyed()::contains).isPresent();
    }

    private void requireWorkflow(String name) {
        checks.require(Capability.WORKFLOW);
        instance.workflows().id(name);
    }

    /** With the instance's name in place of an earlier one. */
    private VerificationRequest current(VerificationRequest request) {
        return request.faceOf()
                .map(face -> request.toBuilder().faceOf(current(face)).build())
                .orElse(request);
    }

    private VerificationId current(VerificationId verification) {
        return new VerificationId(id(), verification.value());
    }

    private SessionRef current(SessionRef opened) {
        return opened.provider().equals(id()) ? opened : SessionRef.plain(id(), opened.payload());
    }

    Workflows workflows() {
        return instance.workflows();
    }

    @Override
    public VerificationSession resume(SessionRef session) {
        return observe("resume", () -> {
            checks.require(Capability.RESUME);
            requireOwn(session.provider(), "session");
            return sealed(vendor.resume(current(seal.open(session))));
        });
    }

    @Override
    public void cancel(SessionRef session) {
        observe("cancel", () -> {
            checks.require(Capability.CANCEL);
            requireOwn(session.provider(), "session");
            vendor.cancel(seal.open(session));
            return session;
        });
    }

    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        return observe("complete", () -> {
            checks.require(Capability.COMPLETE);
            requireOwn(session.provider(), "session");
            return result(session.value(), () -> vendor.complete(seal.open(session), back));
        });
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        return observe("find", () -> {
            checks.require(Capability.FIND);
            requireOwn(verification.provider(), "verification");
            return result(verification.value(), () -> erasures.find(current(verification)));
        });
    }

    @Override
    public VerificationResult findByReference(AttemptReference attempt) {
        return observe("findByReference", () -> {
            checks.require(Capability.FIND_BY_REFERENCE);
            requireOwn(attempt.provider(), "attempt");
            return result(attempt.value(), () -> vendor.findByReference(new AttemptReference(id(), attempt.value())));
        });
    }

    @Override
    public VerificationResult verify(EvidenceSubmission submission) {
        return observe("verify", () -> {
            checks.require(Capability.VERIFY);
            submission.workflow().ifPresent(this::requireWorkflow);
            return result(
                    AttemptId.random().value(),
                    () -> vendor.verify(instance.workflows().translate(submission)));
        });
    }

    @Override
    public Notification receive(InboundNotification raw) {
        return observe("receive", () -> {
            return deliveries.receive(raw, this::requireReceiver);
        });
    }

    private void requireReceiver(InboundNotification raw) {
        checks.require(Capability.RECEIVE);
        requireOwn(raw.provider(), "notification");
    }

    /** The vendor waits for the answer to its webhook, so the read ends early. */
    @Override
    public VerificationResult confirm(Notification notification) {
        return services.scope().within(services.webhookTimeout(), () -> IdentityProvider.super.confirm(notification));
    }

    @Override
    public Erasure erase(VerificationId verification) {
        return observe("erase", () -> {
            checks.require(Capability.ERASE);
            requireOwn(verification.provider(), "verification");
            return erasures.erase(current(verification)).withVerification(verification);
        });
    }

    /**
     * A result of the wrong environment decides nothing.
     *
     * @param asked what is read, for a result without the vendor's id
     */
    private VerificationResult result(String asked, Supplier<VerificationResult> call) {
        VerificationResult read = instance.requestIds().during(call);
        UnknownWords.emit(read, id(), listener);
        VerificationResult checked = instance.environment().check(read);
        decisions.emit(checked, asked);
        return checked;
    }

    /** Gives the vendor's own API. Never gives the adapter itself, which would bypass the checks. */
    @Override
    public <T> Optional<T> unwrap(Class<T> vendorApi) {
        if (vendorApi.isInstance(this)) {
            return Optional.of(vendorApi.cast(this));
        }
        return IdentityProvider.class.isAssignableFrom(vendorApi) ? Optional.empty() : vendor.unwrap(vendorApi);
    }

    private <T> T observe(String method, Supplier<T> call) {
        return Observed.run(listener.beginPortCall(id(), method), call);
    }

    private void requireOwn(ProviderId owner, String thing) {
        if (!isNamed(owner)) {
            throw checks.refuse(ErrorCode.INVALID_REQUEST, "is not the vendor of this " + thing + ", " + owner + " is");
        }
    }
}
