package dev.veriport.fakes;

import dev.veriport.model.AttemptReference;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Decision;
import dev.veriport.model.Erasure;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.Finality;
import dev.veriport.model.Handoff;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.SessionRef;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationSession;
import dev.veriport.port.IdentityProvider;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor that does everything at once and remembers what it was asked. */
public final class ScriptedProvider implements IdentityProvider {
    private final ProviderId id;
    private final Capabilities capabilities;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<InboundNotification> deliveries = new CopyOnWriteArrayList<>();
    private final List<String> workflows = new CopyOnWriteArrayList<>();
    private final List<VerificationRequest> starts = new CopyOnWriteArrayList<>();
    private Runnable onClose = () -> {};
    private Runnable beforeStart = () -> {};
    private final List<Runnable> beforeFind = new CopyOnWriteArrayList<>();
    private Optional<Object> api = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();
    private Optional<VerificationResult> answer = Optional.empty();
    private Optional<Notification> notification = Optional.empty();

    public ScriptedProvider(String id, Capabilities capabilities) {
        this.id = new ProviderId(id);
        this.capabilities = capabilities;
    }

    /** What it was asked, in order. */
    public List<String> calls() {
        return calls;
    }

    /** The workflows that starts and verifications of images came with, in order; {@code -} for none. */
    public List<String> workflows() {
        return workflows;
    }

    /** The requests to start, in order. */
    public List<VerificationRequest> starts() {
        return starts;
    }

    public List<InboundNotification> deliveries() {
        return deliveries;
    }

    public ScriptedProvider onClose(Runnable action) {
        onClose = action;
        return this;
    }

    /** Fails whatever it is asked. */
    public void failing(RuntimeException always) {
        failure = Optional.of(always);
    }

    /** Says this, whatever it is asked. */
    public void answering(VerificationResult always) {
        answer = Optional.of(always);
    }

    /** Receives this, whatever is delivered. */
    public void delivering(Notification always) {
        notification = Optional.of(always);
    }

    public void beforeStart(Runnable action) {
        beforeStart = action;
    }

    public void beforeFind(Runnable action) {
        beforeFind.add(action);
    }

    /** Has an API of its own: this object. */
    public void offering(Object vendorApi) {
        api = Optional.of(vendorApi);
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> vendorApi) {
        return vendorApi.isInstance(this)
                ? Optional.of(vendorApi.cast(this))
                : api.filter(vendorApi::isInstance).map(vendorApi::cast);
    }

    private void asked(String call) {
        calls.add(call);
        failure.ifPresent(failed -> {
            throw failed;
        });
    }

    @Override
    public ProviderId id() {
        return id;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public VerificationSession start(VerificationRequest request) {
        beforeStart.run();
        asked("start " + request.reference());
        workflows.add(request.workflow().orElse("-"));
        starts.add(request);
        return new VerificationSession(
                SessionRef.of(id, request.reference(), Map.of("nonce", "n-1")),
                new Handoff.HostedPage(URI.create("https://" + id + ".example/page")),
                Instant.EPOCH,
                Reported.notProvided());
    }

    @Override
    public VerificationSession resume(SessionRef session) {
        asked("resume " + session.reference() + " " + session.state("nonce").orElse("-"));
        return new VerificationSession(
                session,
                new Handoff.HostedPage(URI.create("https://" + id + ".example/fresh")),
                Instant.EPOCH,
                Reported.notProvided());
    }

    @Override
    public void cancel(SessionRef session) {
        asked("cancel " + session.reference() + " " + session.state("nonce").orElse("-"));
    }

    @Override
    public VerificationResult complete(SessionRef session, ReturnedParameters back) {
        asked("complete " + session.reference() + " " + session.state("nonce").orElse("-"));
        return result("completed");
    }

    @Override
    public VerificationResult find(VerificationId verification) {
        beforeFind.forEach(Runnable::run);
        asked("find " + verification.value());
        return result(verification.value());
    }

    @Override
    public VerificationResult findByReference(AttemptReference attempt) {
        asked("findByReference " + attempt.value());
        return result("by reference");
    }

    @Override
    public VerificationResult verify(EvidenceSubmission submission) {
        asked("verify " + submission.reference());
        workflows.add(submission.workflow().orElse("-"));
        return result("verified");
    }

    @Override
    public Erasure erase(VerificationId verification) {
        asked("erase " + verification.value());
        return Erasure.done(verification);
    }

    @Override
    public Notification receive(InboundNotification raw) {
        asked("receive");
        deliveries.add(raw);
        return notification.orElseGet(() -> Notification.authenticated(
                new VerificationId(id, "v-1"), Notification.Kind.COMPLETED, Decision.APPROVED, "v-1"));
    }

    private VerificationResult result(String verification) {
        return answer.orElseGet(() -> VerificationResult.builder(id, Decision.APPROVED, Finality.FINAL)
                .id(verification)
                .build());
    }

    /** What its runtime does with it in the end. */
    public void close() {
        calls.add("close");
        onClose.run();
    }
}
