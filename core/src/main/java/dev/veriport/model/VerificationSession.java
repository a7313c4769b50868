package dev.veriport.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A started verification. Prints without what could be used to complete it. Immutable. */
public final class VerificationSession {
    private final SessionRef ref;
    private final Handoff handoff;
    private final Instant startedAt;
    private final Reported<Instant> expiresAt;
    private final Route route;
    private final Map<ProviderId, String> tried;

    /**
     * As a vendor gives it.
     *
     * @param startedAt when the vendor had answered
     * @param expiresAt when the vendor lets it expire, where it says so
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

    /** Keep it on the server until the user is back. */
    public SessionRef ref() {
        return ref;
    }

    /** Where to send the user. */
    public Handoff handoff() {
        return handoff;
    }

    /** When the vendor had answered. */
    public Instant startedAt() {
        return startedAt;
    }

    /** When the vendor lets it expire, where it says so. */
    public Reported<Instant> expiresAt() {
        return expiresAt;
    }

    /** How the start came to this vendor. */
    public Route route() {
        return route;
    }

    /** The vendors that could not take the start, in order, each with the name of the error code that says why. */
    public Map<ProviderId, String> tried() {
        return tried;
    }

    /** The vendor that took it. */
    public ProviderId provider() {
        return ref.provider();
    }

    /** The same session under another reference, as when it is sealed. */
    public VerificationSession withRef(SessionRef other) {
        return new VerificationSession(other, handoff, startedAt, expiresAt, route, tried);
    }

    /**
     * The same session with how it came to its vendor.
     *
     * @param before the vendors that could not take it, in order, each with the name of its error code
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
