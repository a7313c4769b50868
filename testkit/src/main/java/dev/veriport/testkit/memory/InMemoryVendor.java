package dev.veriport.testkit.memory;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.CheckType;
import dev.veriport.model.Handoff;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Notification;
import dev.veriport.model.Person;
import dev.veriport.model.RequestField;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.memory.InMemoryDeliveries.Contents;
import dev.veriport.testkit.server.Ending;
import dev.veriport.testkit.server.SampleFiles;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A vendor in the test's own process. The test sets how a verification ends, who the person is, and when the vendor is
 * down. It stays usable after the Veriport that calls it is closed. Thread-safe.
 */
public final class InMemoryVendor {
    /**
     * What {@link #create()}'s vendor supports: a start on every channel, resuming, cancelling, completing, finding, images,
     * webhooks and erasing. It takes every field of a request, and requires none.
     */
    public static final Capabilities EVERYTHING = Capabilities.of(
                    EnumSet.of(
                            Capability.START_WEB,
                            Capability.START_WEB_SDK,
                            Capability.START_MOBILE_SDK,
                            Capability.RESUME,
                            Capability.CANCEL,
                            Capability.COMPLETE,
                            Capability.FIND,
                            Capability.FIND_BY_REFERENCE,
                            Capability.VERIFY,
                            Capability.RECEIVE,
                            Capability.ERASE),
                    Set.of(CheckType.DOCUMENT, CheckType.FACE_MATCH, CheckType.FACE_LIVENESS))
            .taking(RequestField.values());

    private final Capabilities capabilities;
    private final Queue<VerificationRequest> starts = new ConcurrentLinkedQueue<>();
    private final Map<String, InMemoryVerification> verifications = new ConcurrentHashMap<>();
    private final InMemoryHandoffs handoffs = new InMemoryHandoffs();
    private final Map<String, String> idByTag = new ConcurrentHashMap<>();
    private final InMemoryTokens tokens = new InMemoryTokens();
    private final AtomicInteger requests = new AtomicInteger();
    private final Queue<VeriportException> failures = new ConcurrentLinkedQueue<>();
    private final Queue<Ending> submissionEndings = new ConcurrentLinkedQueue<>();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final InMemoryErasures erasures = new InMemoryErasures();
    private volatile Consumer<VerificationId> whileStarting = created -> {};
    private volatile boolean down;
    private volatile Person person = InMemoryVerification.SOMEBODY;

    private InMemoryVendor(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** A vendor that supports {@link #EVERYTHING}. */
    public static InMemoryVendor create() {
        return new InMemoryVendor(EVERYTHING);
    }

    /**
     * A vendor with fewer capabilities, to test what an application does then.
     *
     * @throws IllegalArgumentException for a capability that {@link #create()}'s vendor does not have
     */
    public static InMemoryVendor offering(Set<Capability> capabilities) {
        return offering(Capabilities.of(capabilities, EVERYTHING.checks()).taking(RequestField.values()));
    }

    /**
     * A vendor with fewer capabilities, or one that requires fields of a start or takes fewer of them: {@code
     * EVERYTHING.requiring(RequestField.FAMILY_NAME)}.
     *
     * @throws IllegalArgumentException for a capability or check that {@link #create()}'s vendor does not have
     */
    public static InMemoryVendor offering(Capabilities capabilities) {
        if (!EVERYTHING.supported().containsAll(capabilities.supported())
                || !EVERYTHING.checks().containsAll(capabilities.checks())) {
            throw new IllegalArgumentException("this vendor offers at most " + EVERYTHING);
        }
        return new InMemoryVendor(capabilities);
    }

    /**
     * Ends a verification as the user does, or later a person at the vendor. A verification that was abandoned or is
     * under review can end again.
     *
     * @return the parameters of the returning browser
     * @throws IllegalArgumentException when the session was not started here
     * @throws IllegalStateException when it has a final decision, was cancelled, or was resumed with another hand-off
     */
    public ReturnedParameters finish(VerificationSession session, Ending ending) {
        String id = handoffs.verification(session.handoff());
        Person seen = person;
        verifications.computeIfPresent(id, (same, verification) -> verification.ended(ending, seen));
        ReturnedParameters back = ReturnedParameters.ofQuery(InMemoryIdentityProvider.VERIFICATION + "=" + id);
        return ending == Ending.ABANDONED ? ReturnedParameters.none() : back;
    }

    /** Sets how the next submission of images ends; approved by default. Several calls are queued. */
    public void endNextSubmission(Ending ending) {
        submissionEndings.add(ending);
    }

    /**
     * The signed webhook of a verification that has ended.
     *
     * @param verification as in the id of its result
     */
    public InboundNotification delivery(VerificationId verification) {
        return delivery(verification, Notification.Kind.COMPLETED);
    }

    /**
     * The signed webhook of any kind. One with a result contains it. One of kind {@code IGNORED} is about another product of
     * this vendor.
     *
     * @param verification as in the id of its result
     */
    public InboundNotification delivery(VerificationId verification, Notification.Kind kind) {
        return deliveries.sign(verification.provider(), new Contents(kind, verification.value()));
    }

    /**
     * Runs a task in each start, after the vendor has created the verification and before {@code start} has returned: a
     * webhook can arrive then.
     *
     * @param task gets the id of the new verification
     */
    public void whileStarting(Consumer<VerificationId> task) {
        whileStarting = task;
    }

    /** Sets the person of all later verifications. Use invented persons only. */
    public void person(Person somebody) {
        person = somebody;
    }

    /** Sets the lifetime of API tokens issued from now on; one hour by default. */
    public void tokenLifetime(Duration lifetime) {
        tokens.lifetime(lifetime);
    }

    /** Sets how long erasures take that are requested from now on; by default they are done at once. */
    public void erasureDelay(Duration delay) {
        erasures.delay(delay);
    }

    /**
     * Fails the next request to start, complete, find or erase; several calls are queued. Requests for tokens do not use the
     * queue. Veriport repeats some requests, so a single failure may stay invisible: queue one for each attempt.
     */
    public void failNext(VeriportException failure) {
        failures.add(failure);
    }

    /** Answers every request with HTTP 503 until {@link #comeBack()}. */
    public void goDown() {
        down = true;
    }

    /** Answers requests again after {@link #goDown()}. */
    public void comeBack() {
        down = false;
    }

    /** The number of requests, including those for tokens. */
    public int requests() {
        return requests.get();
    }

    /** The requests to start as they came in, oldest first: with their attempt, and without what this vendor does not take. */
    public List<VerificationRequest> starts() {
        return List.copyOf(starts);
    }

    /** The number of tokens issued for a purpose. */
    public int tokens(TokenPurpose purpose) {
        return tokens.issued(purpose);
    }

    // The adapter's side of the vendor. Each call is a request.

    boolean isDown() {
        return down;
    }

    Capabilities capabilities() {
        return capabilities;
    }

    boolean offers(Capability capability) {
        return capabilities.supports(capability);
    }

    /** Whether it has tokens for its SDK. */
    boolean hasSdk() {
        return offers(Capability.START_WEB_SDK) || offers(Capability.START_MOBILE_SDK);
    }

    /** @param nowNanos the vendor's monotonic time, which in one process is the caller's */
    ReusableToken issueApiToken(long nowNanos) {
        arrive();
        return tokens.issueForApi(nowNanos);
    }

    Secret issueSdkToken() {
        arrive();
        return tokens.issue(TokenPurpose.IDENTITY_VERIFICATION);
    }

    /** @param sdkToken the token for the user's device; empty on the web */
    Begun begin(Secret apiToken, long nowNanos, VerificationRequest request, Optional<Secret> sdkToken) {
        answer(apiToken, nowNanos);
        starts.add(request);
        String id = UUID.randomUUID().toString();
        verifications.put(id, InMemoryVerification.begun(id, request.reference()));
        idByTag.put(request.reference() + "~" + request.attempt().orElseThrow(), id);
        return new Begun(id, handoffs.issue(id, sdkToken));
    }

    /** The answer to a start. */
    record Begun(String id, Handoff handoff) {}

    /** Before the answer to a start arrives. */
    void starting(VerificationId created) {
        whileStarting.accept(created);
    }

    /** @param sdkToken the token for the user's device; empty on the web */
    Handoff resume(Secret apiToken, long nowNanos, String id, Optional<Secret> sdkToken) {
        read(apiToken, nowNanos, id).requireOpen();
        return handoffs.issue(id, sdkToken);
    }

    /** @return the verification, which is cancelled */
    InMemoryVerification cancel(Secret apiToken, long nowNanos, String id) {
        InMemoryVerification cancelled = read(apiToken, nowNanos, id).cancelled();
        verifications.put(id, cancelled);
        handoffs.close(id);
        return cancelled;
    }

    /** @param tag the reference and the attempt, as {@code REFERENCE~ATTEMPT} */
    InMemoryVerification readByTag(Secret apiToken, long nowNanos, String tag) {
        return read(apiToken, nowNanos, idByTag.getOrDefault(tag, ""));
    }

    InMemoryVerification read(Secret apiToken, long nowNanos, String id) {
        answer(apiToken, nowNanos);
        if (erasures.isDone(id, nowNanos)) {
            verifications.remove(id);
            throw InMemoryErasures.erased();
        }
        InMemoryVerification found = verifications.get(id);
        if (found == null) {
            throw VeriportException.of(ErrorCode.NOT_FOUND, "there is no such verification: check its id")
                    .httpStatus(404)
                    .build();
        }
        return found;
    }

    /**
     * Requests an erasure.
     *
     * @return when it is due; empty when it is done
     */
    Optional<Instant> erase(Secret apiToken, long nowNanos, Instant now, String id) {
        read(apiToken, nowNanos, id);
        return erasures.request(id, nowNanos, now);
    }

    /** The photo of a verification's document. */
    byte[] photo(Secret apiToken, long nowNanos, String id) {
        return SampleFiles.jpeg(read(apiToken, nowNanos, id).id());
    }

    InMemoryVerification verify(Secret apiToken, long nowNanos, String reference) {
        answer(apiToken, nowNanos);
        Ending planned = submissionEndings.poll();
        Ending ending = planned == null ? Ending.APPROVED : planned;
        String id = UUID.randomUUID().toString();
        InMemoryVerification made = InMemoryVerification.begun(id, reference).ended(ending, person);
        verifications.put(id, made);
        return made;
    }

    InMemoryDeliveries deliveries() {
        return deliveries;
    }

    /** The verification that a delivery names. Not a request. */
    InMemoryVerification carried(String id) {
        InMemoryVerification carried = verifications.get(id);
        if (carried == null) {
            throw VeriportException.notSent(
                            ErrorCode.MALFORMED_RESPONSE, "the delivery names no verification of this vendor")
                    .build();
        }
        return carried;
    }

    private void answer(Secret apiToken, long nowNanos) {
        VeriportException failure = failures.poll();
        if (failure != null && failure.phase() == Phase.NOT_SENT) {
            throw failure.toBuilder().build();
        }
        arrive();
        tokens.require(apiToken, nowNanos);
        if (failure != null) {
            throw failure.toBuilder().build(); // the stack trace of the failing call, not of the test
        }
    }

    private void arrive() {
        requests.incrementAndGet();
        if (down) {
            throw VeriportException.of(ErrorCode.UNAVAILABLE, "the vendor is down: try again later")
                    .httpStatus(503)
                    .build();
        }
    }
}
