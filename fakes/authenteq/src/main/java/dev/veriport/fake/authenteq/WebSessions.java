package dev.veriport.fake.authenteq;

import dev.veriport.testkit.server.WebUrl;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Open sessions by page token, and granted results by code. */
final class WebSessions {

    private final InstantSource clock;
    private final @Nullable Duration codeTtl;
    private final boolean mismatchBurnsCode;
    private final Map<String, Open> byToken = new ConcurrentHashMap<>();
    private final Map<String, Grant> byCode = new ConcurrentHashMap<>();
    private final List<WebSession> started = new CopyOnWriteArrayList<>();
    private final AtomicInteger redeemed = new AtomicInteger();

    WebSessions(InstantSource clock, @Nullable Duration codeTtl, boolean mismatchBurnsCode) {
        this.clock = clock;
        this.codeTtl = codeTtl;
        this.mismatchBurnsCode = mismatchBurnsCode;
    }

    String open(WebSession session) {
        String token = UUID.randomUUID().toString();
        byToken.put(token, new Open(session, new AtomicBoolean()));
        started.add(session);
        return token;
    }

    List<WebSession> started() {
        return List.copyOf(started);
    }

    int redeemed() {
        return redeemed.get();
    }

    Optional<WebSession> find(String token) {
        return Optional.ofNullable(byToken.get(token)).map(Open::session);
    }

    /** Grants the result once; empty when the session is over already. The code is alphanumerical (6, a fact). */
    Optional<URI> pass(String token, String resultJson) {
        Open open = byToken.get(token);
        if (open == null || !open.over.compareAndSet(false, true)) {
            return Optional.empty();
        }
        String code = UUID.randomUUID().toString().replace("-", "");
        byCode.put(code, new Grant(open.session.redirectUrl(), resultJson, clock.instant(), new AtomicBoolean()));
        return Optional.of(WebUrl.append(URI.create(open.session.redirectUrl()), "code", code));
    }

    /** Back without a code. The session stays open: whether the vendor's does is not published. */
    Optional<URI> abandon(String token) {
        return find(token).map(session -> URI.create(session.redirectUrl()));
    }

    /**
     * Returns the result, once. Fact: an unknown, an expired and a used code get the same answer. Inference: the code
     * is checked before the redirect URL, and what a wrong redirect URL does to the code.
     */
    Redemption redeem(String code, String redirectUrl) {
        Grant grant = byCode.get(code);
        if (grant == null || grant.used.get() || isExpired(grant)) {
            return Redemption.refused(Problem.CODE_INVALID);
        }
        if (!grant.redirectUrl.equals(redirectUrl)) {
            if (mismatchBurnsCode) {
                grant.used.set(true);
            }
            return Redemption.refused(Problem.OTHER_REDIRECT_URL);
        }
        if (!grant.used.compareAndSet(false, true)) {
            return Redemption.refused(Problem.CODE_INVALID);
        }
        redeemed.incrementAndGet();
        return new Redemption(grant.resultJson, null);
    }

    private boolean isExpired(Grant grant) {
        return codeTtl != null && !clock.instant().isBefore(grant.grantedAt.plus(codeTtl));
    }

    private record Open(WebSession session, AtomicBoolean over) {}

    private record Grant(String redirectUrl, String resultJson, Instant grantedAt, AtomicBoolean used) {}

    /** The result, or the reason why there is none. */
    record Redemption(@Nullable String resultJson, @Nullable Problem problem) {
        static Redemption refused(Problem problem) {
            return new Redemption(null, problem);
        }
    }
}
