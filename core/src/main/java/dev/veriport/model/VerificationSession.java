package dev.veriport.model;

import java.time.Instant;

/**
 * A started verification.
 *
 * @param ref keep it on the server until the user is back
 * @param handoff where to send the user
 * @param startedAt when the vendor had answered
 * @param expiresAt when the vendor lets it expire, where it says so
 * @param route how it came to its vendor
 */
public record VerificationSession(
        SessionRef ref, Handoff handoff, Instant startedAt, Reported<Instant> expiresAt, Route route) {

    /** As a vendor gives it. */
    public VerificationSession(SessionRef ref, Handoff handoff, Instant startedAt, Reported<Instant> expiresAt) {
        this(ref, handoff, startedAt, expiresAt, Route.direct());
    }

    /** The vendor that took it. */
    public ProviderId provider() {
        return ref.provider();
    }

    /** The same session under another reference, as when it is sealed. */
    public VerificationSession withRef(SessionRef other) {
        return new VerificationSession(other, handoff, startedAt, expiresAt, route);
    }

    /** The same session with how it came to its vendor. */
    public VerificationSession withRoute(Route taken) {
        return new VerificationSession(ref, handoff, startedAt, expiresAt, taken);
    }
}
