package dev.veriport.fake.onfido;

import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Route;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What stands before every endpoint: credentials and the rate limit. Facts: {@code Authorization: Token token=...} or {@code
 * Bearer ...}, and 429 above the requests of a minute. Inference: minutes are those of the clock, a refused request counts
 * too, and there is no {@code Retry-After}.
 */
final class Guard {
    private static final String TOKEN = "Token token=";
    private static final String BEARER = "Bearer ";

    private final Settings settings;
    private final AccessTokens tokens;
    private final AtomicReference<Window> window = new AtomicReference<>(new Window(Instant.EPOCH, 0));

    /** The requests of a minute. */
    private record Window(Instant minute, int requests) {
        Window with(Instant now) {
            return new Window(now, now.equals(minute) ? requests + 1 : 1);
        }
    }

    Guard(Settings settings, AccessTokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    Route protect(Route route) {
        return limited(request -> isAllowed(request) ? route.answer(request) : Problem.UNAUTHORIZED.reply());
    }

    /** Without credentials. */
    Route limited(Route route) {
        return request -> isTooMany() ? Problem.RATE_LIMITED.reply() : route.answer(request);
    }

    private boolean isTooMany() {
        Instant now = settings.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        Window counted = window.updateAndGet(before -> before.with(now));
        return settings.requestsPerMinute() > 0 && counted.requests() > settings.requestsPerMinute();
    }

    private boolean isAllowed(RecordedRequest request) {
        String given = request.header("Authorization").orElse("");
        if (given.startsWith(TOKEN)) {
            return settings.apiTokens().contains(given.substring(TOKEN.length()));
        }
        return given.startsWith(BEARER) && tokens.isValid(given.substring(BEARER.length()));
    }
}
