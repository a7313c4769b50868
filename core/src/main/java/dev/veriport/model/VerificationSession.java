package dev.veriport.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A verification that was started or resumed. Prints without the values that could complete it. Immutable. */
public final class VerificationSession {
    private final SessionRef ref;
    private final Handoff handoff;
    private final Instant startedAt;
    private final Reported<Instant> expiresAt;
    private final Route route;
    private final Map<ProviderId, String> tried;

    /**
     * A session as an adapter returns it.
     *
     * @param startedAt when the vendor had answered
     * @param expiresAt when the verification expires at the vendor, where the vendor says so
     */
    public VerificationSession(SessionRef ref, Handoff handoff, Instant startedAt, Reported<Instant> expiresAt) {
        this(ref, handoff, startedAt, expiresAt, Route.CONFIGURED, Map.of());
    }

    private VerificationSession(
            SessionRef ref,
            Handoff handoff,
            Instant startedAt,
            Reported<Instant> expiresAt,
            Route route,
            Map<ProviderId, String> tried) {
        this.ref = ref;
        this.handoff = handoff;
        this.startedAt = startedAt;
        this.expiresAt = expiresAt;
        this.route = route;
        this.tried = Collections.unmodifiableMap(new LinkedHashMap<>(tried));
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

    /** The vendors that failed to start it before, in order, each with the name of the error code. */
    public Map<ProviderId, String> tried() {
        return tried;
    }

    /** The vendor that started it. */
    public ProviderId provider() {
        return ref.provider();
    }

    /** A copy with another reference, such as an encrypted one. */
    public VerificationSession withRef(SessionRef other) {
        return new VerificationSession(other, handoff, startedAt, expiresAt, route, tried);
    }

    /**
     * A copy that says how its vendor was chosen.
     *
     * @param before the vendors that failed to start it, in order, each with the name of the error code
     */
    public VerificationSession withRoute(Route taken, Map<ProviderId, String> before) {
        return new VerificationSession(ref, handoff, startedAt, expiresAt, taken, before);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationSession that
                && ref.equals(that.ref)
                && handoff.equals(that.handoff)
                && startedAt.equals(that.startedAt)
                && expiresAt.equals(that.expiresAt)
                && route == that.route
                && tried.equals(that.tried);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ref, handoff, startedAt, expiresAt, route, tried);
    }

    @Override
    public String toString() {
        return "VerificationSession[ref=%s, handoff=%s, startedAt=%s, expiresAt=%s, route=%s, tried=%s]"
                .formatted(ref, handoff, startedAt, expiresAt, route, tried);
    }
}
