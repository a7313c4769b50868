package dev.veriport.testkit.memory;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.Phase;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capability;
import dev.veriport.model.Handoff;
import dev.veriport.model.InboundNotification;
import dev.veriport.model.Person;
import dev.veriport.model.ReturnedParameters;
import dev.veriport.model.Secret;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationSession;
import dev.veriport.testkit.server.Ending;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPurpose;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A vendor that lives in the test's own process and does what the test says: how a verification ends, who the person
 * is, when it is down. It outlives the Veriport that calls it, as a vendor does. Thread-safe.
 */
public final class InMemoryVendor {
    private static final Set<Capability> EVERYTHING = Collections.unmodifiableSet(EnumSet.of(
            Capability.START_WEB,
            Capability.START_MOBILE_SDK,
            Capability.COMPLETE,
            Capability.FIND,
            Capability.VERIFY,
            Capability.RECEIVE));
    private static final URI PAGES = URI.create("https://in-memory.invalid/verify/");

    private final Set<Capability> offered;
    private final Map<String, InMemoryVerification> verifications = new ConcurrentHashMap<>();
    private final Map<Handoff, String> idByHandoff = new ConcurrentHashMap<>();
    private final Map<Secret, Long> apiTokensUntil = new ConcurrentHashMap<>();
    private final Map<TokenPurpose, Integer> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final Queue<VeriportException> failures = new ConcurrentLinkedQueue<>();

    private final Queue<Ending> submissionEndings = new ConcurrentLinkedQueue<>();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();

    private volatile boolean down;
    private volatile Duration tokenLifetime = Duration.ofHours(1);
    private volatile Person person = InMemoryVerification.SOMEBODY;

    private InMemoryVendor(Set<Capability> offered) {
        this.offered = offered;
    }

    /** A vendor that can start on the web and in a mobile SDK, complete, find, verify images and deliver webhooks. */
    public static InMemoryVendor create() {
        return new InMemoryVendor(EVERYTHING);
    }

    /**
     * A vendor that can do less, for what an application does then.
     *
     * @throws IllegalArgumentException when it would have to do more than {@link #create()}'s
     */
    public static InMemoryVendor offering(Set<Capability> capabilities) {
        if (!EVERYTHING.containsAll(capabilities)) {
            throw new IllegalArgumentException("this vendor offers at most " + EVERYTHING);
        }
        return new InMemoryVendor(Set.copyOf(capabilities));
    }

    /**
     * Ends a verification as the user, or later a person at the vendor, would. What was abandoned or under review may
     * end again.
     *
     * @return what the browser comes back with
     * @throws IllegalArgumentException when the session was not started here
     * @throws IllegalStateException when it has ended for good
     */
    public ReturnedParameters finish(VerificationSession session, Ending ending) {
        String id = idByHandoff.get(session.handoff());
        if (id == null) {
            throw new IllegalArgumentException("this session was not started at this vendor");
        }
        Person seen = person;
        verifications.computeIfPresent(id, (same, verification) -> verification.ended(ending, seen));
        ReturnedParameters back = ReturnedParameters.ofQuery(InMemoryIdentityProvider.VERIFICATION + "=" + id);
        return ending == Ending.ABANDONED ? ReturnedParameters.none() : back;
    }

    /** How the next submission of images ends; approved unless said. Several wait in a queue. */
    public void endNextSubmission(Ending ending) {
        submissionEndings.add(ending);
    }

    /**
     * The webhook that tells of a verification, signed.
     *
     * @param verification as in the id of its result
     */
    public InboundNotification delivery(VerificationId verification) {
        return deliveries.sign(verification);
    }

    /** Who is in front of the camera from now on; invented, or it does not belong in a test. */
    public void person(Person somebody) {
        person = somebody;
    }

    /** How long API tokens last that are issued from now on; an hour unless set. */
    public void tokenLifetime(Duration lifetime) {
        tokenLifetime = lifetime;
    }

    /**
     * Fails the next request to start, complete or find, and then goes on; several wait in a queue. Requests for tokens
     * do not take from it. A call that is tried again and goes well does not show it: plan one for each attempt.
     */
    public void failNext(VeriportException failure) {
        failures.add(failure);
    }

    /** Answers every request with HTTP 503 until {@link #comeBack()}. */
    public void goDown() {
        down = true;
    }

    public void comeBack() {
        down = false;
    }

    /** How many requests would have been on the wire, those for tokens included. */
    public int requests() {
        return requests.get();
    }

    /** How many tokens were issued for a purpose. */
    public int tokens(TokenPurpose purpose) {
        return tokens.getOrDefault(purpose, 0);
    }

    // From here on what the adapter can ask for: each call is a request.

    Set<Capability> offered() {
        return offered;
    }

    /** @param nowNanos the vendor's own monotonic time, which in one process is the caller's */
    ReusableToken issueApiToken(long nowNanos) {
        ReusableToken token = new ReusableToken(issue(TokenPurpose.API), tokenLifetime);
        apiTokensUntil.put(token.value(), nowNanos + token.lifetime().toNanos());
        return token;
    }

    Secret issueSdkToken() {
        return issue(TokenPurpose.IDENTITY_VERIFICATION);
    }

    /** @param sdkToken the token that the user's device will show; none on the web */
    Begun begin(Secret apiToken, long nowNanos, String reference, Optional<Secret> sdkToken) {
        answer(apiToken, nowNanos);
        String id = UUID.randomUUID().toString();
        Handoff handoff =
                sdkToken.<Handoff>map(Handoff.SdkToken::new).orElseGet(() -> new Handoff.HostedPage(PAGES.resolve(id)));
        verifications.put(id, InMemoryVerification.begun(id, reference));
        idByHandoff.put(handoff, id);
        return new Begun(id, handoff);
    }

    /** What a start is answered with. */
    record Begun(String id, Handoff handoff) {}

    InMemoryVerification read(Secret apiToken, long nowNanos, String id) {
        answer(apiToken, nowNanos);
        InMemoryVerification found = verifications.get(id);
        if (found == null) {
            throw VeriportException.of(ErrorCode.NOT_FOUND, "there is no such verification: check its id")
                    .httpStatus(404)
                    .build();
        }
        return found;
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

    /**
     * What a delivery that is signed right tells of; no request.
     *
     * @throws VeriportException {@link ErrorCode#AUTHENTICATION} when it is not signed right
     */
    InMemoryVerification received(InboundNotification delivery) {
        String id = deliveries.read(delivery);
        InMemoryVerification told = verifications.get(id);
        if (told == null) {
            throw VeriportException.notSent(
                            ErrorCode.MALFORMED_RESPONSE, "the delivery names no verification of this vendor")
                    .build();
        }
        return told;
    }

    private Secret issue(TokenPurpose purpose) {
        arrive();
        tokens.merge(purpose, 1, Integer::sum);
        return Secret.of(UUID.randomUUID().toString());
    }

    private void answer(Secret apiToken, long nowNanos) {
        VeriportException failure = failures.poll();
        if (failure != null && failure.phase() == Phase.NOT_SENT) {
            throw failure.toBuilder().build();
        }
        arrive();
        Long until = apiTokensUntil.get(apiToken);
        if (until == null || until - nowNanos <= 0) {
            throw VeriportException.of(ErrorCode.AUTHENTICATION, "the token is unknown or expired: ask for another")
                    .httpStatus(401)
                    .build();
        }
        if (failure != null) {
            throw failure.toBuilder().build(); // a stack of the call that fails, not of the test that planned it
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
