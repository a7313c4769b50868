package dev.veriport.fake.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pages and the client secrets of the sessions. Facts: a page can be opened once, within 48 hours; a client secret can be
 * used once, within 24 hours. Inference: a new one leaves earlier ones valid.
 */
final class Handoffs {
    static final Duration PAGE_TTL = Duration.ofDays(2);
    static final Duration SECRET_TTL = Duration.ofDays(1);

    private final InstantSource clock;
    private final Map<String, Handoff> byToken = new ConcurrentHashMap<>();

    private record Handoff(String sessionId, Instant validUntil, boolean isOpened) {}

    Handoffs(InstantSource clock) {
        this.clock = clock;
    }

    /** The end of the path of a new page. */
    String page(Session session) {
        return issue(session, (session.livemode() ? "live_" : "test_") + Ids.next(""), PAGE_TTL);
    }

    String clientSecret(Session session) {
        String mode = session.livemode() ? "_secret_live_" : "_secret_test_";
        return issue(session, session.id() + mode + Ids.next(""), SECRET_TTL);
    }

    private String issue(Session session, String token, Duration ttl) {
        byToken.put(token, new Handoff(session.id(), clock.instant().plus(ttl), false));
        return token;
    }

    /** Opens a page in a browser: the id of its session, the first time. */
    Optional<String> open(String token) {
        boolean[] isFirst = {false};
        Handoff opened = byToken.computeIfPresent(token, (same, handoff) -> {
            isFirst[0] = !handoff.isOpened();
            return new Handoff(handoff.sessionId(), handoff.validUntil(), true);
        });
        return Optional.ofNullable(opened)
                .filter(handoff -> isFirst[0] && isValid(handoff))
                .map(Handoff::sessionId);
    }

    /** Ends a page or a client secret: the id of its session, the first time. */
    Optional<String> use(String token) {
        return Optional.ofNullable(byToken.remove(token)).filter(this::isValid).map(Handoff::sessionId);
    }

    private boolean isValid(Handoff handoff) {
        return clock.instant().isBefore(handoff.validUntil());
    }
}
