package dev.veriport.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A verification that was started or resumed. Prints without the values that could complete it. Immutable. */
public final class VerificationSession {
    private final SessionRef ref;
    private final Handoff handoff;
    private final Instant startedAt;
    private final Reported<Instant> expiresAt;
    private final Route route;
    private final OptionalInt rule;
    private final Map<ProviderId, String> tried;
    private final @Nullable AttemptId attempt;

    /**
     * A session as an adapter returns it.
     *
     * @param startedAt when the vendor had answered
     * @param expiresAt when the verification expires at the vendor, where the vendor says so
     */
    public VerificationSession(SessionRef ref, Handoff handoff, Instant startedAt, Reported<Instant> expiresAt) {
        this(ref, handoff, startedAt, expiresAt, Route.DIRECT, OptionalInt.empty(), Map.of(), null);
    }

    private VerificationSession(
            SessionRef ref,
            Handoff handoff,
            Instant startedAt,
            Reported<Instant> expiresAt,
            Route route,
            OptionalInt rule,
            Map<ProviderId, String> tried,
            @Nullable AttemptId attempt) {
        this.ref = ref;
        this.handoff = handoff;
        this.startedAt = startedAt;
        this.expiresAt = expiresAt;
        this.route = route;
        this.rule = rule;
        this.tried = Collections.unmodifiableMap(new LinkedHashMap<>(tried));
        this.attempt = attempt;
    }

    /** The reference for {@code complete}. Store it on the server until the user returns. */
    public SessionRef ref() {
        return ref;
    }

    /** Where to send the user. */
    public Handoff handoff() {
        return handoff;
    }

    /** When the vendor had answered the start or resume. */
    public Instant startedAt() {
        return startedAt;
    }

    /**
     * When the verification expires at the vendor, where the vendor says so: until then the user can finish it, and {@code
     * resume} gives a fresh hand-off. The hand-off may expire earlier: {@link Handoff#expiresAt()}.
     */
    public Reported<Instant> expiresAt() {
        return expiresAt;
    }

    /** How the vendor of this start was chosen. */
    public Route route() {
        return route;
    }

    /** The number of the rule that chose the vendors of this start, 1 for {@code veriport.route.1}; empty where no rule did. */
    public OptionalInt rule() {
        return rule;
    }

    /**
     * The vendors that did not start it before, in order, each with the name of the error code, or {@code CAPPED} where its cap
     * was reached ({@code veriport.cap}).
     */
    public Map<ProviderId, String> tried() {
        return tried;
    }

    /**
     * The attempt of the request, or the random one that the start got. Present in each session that {@code start} of a
     * {@code Veriport} returned. {@link AttemptReference#of} makes the reference for {@code findByReference} from it.
     */
    public Optional<AttemptId> attempt() {
        return Optional.ofNullable(attempt);
    }

    /** The vendor that started it. */
    public ProviderId provider() {
        return ref.provider();
    }

    /** A copy with another reference, such as an encrypted one. */
    public VerificationSession withRef(SessionRef other) {
        return new VerificationSession(other, handoff, startedAt, expiresAt, route, rule, tried, attempt);
    }

    /**
     * A copy that says how its vendor was chosen.
     *
     * @param matched the number of the rule, where one matched
     * @param before the vendors that did not start it, as {@link #tried()}
     */
    public VerificationSession withRoute(Route taken, OptionalInt matched, Map<ProviderId, String> before) {
        return new VerificationSession(ref, handoff, startedAt, expiresAt, taken, matched, before, attempt);
    }

    /** A copy that says which attempt it is. */
    public VerificationSession withAttempt(AttemptId made) {
        return new VerificationSession(ref, handoff, startedAt, expiresAt, route, rule, tried, made);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationSession that
                && ref.equals(that.ref)
                && handoff.equals(that.handoff)
                && startedAt.equals(that.startedAt)
                && expiresAt.equals(that.expiresAt)
                && route == that.route
                && rule.equals(that.rule)
                && tried.equals(that.tried)
                && Objects.equals(attempt, that.attempt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ref, handoff, startedAt, expiresAt, route, rule, tried, attempt);
    }

    @Override
    public String toString() {
        return "VerificationSession[ref=%s, handoff=%s, startedAt=%s, expiresAt=%s, route=%s, rule=%s, tried=%s, attempt=%s]"
                .formatted(ref, handoff, startedAt, expiresAt, route, rule, tried, attempt);
    }
}
