package dev.veriport.fake.onfido;

import dev.veriport.testkit.server.RecordedRequest;
import dev.veriport.testkit.server.Route;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

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
    private Instant minute = Instant.EPOCH;
    private int inMinute;

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

    private synchronized boolean isTooMany() {
        Instant now = settings.clock().instant().truncatedTo(ChronoUnit.MINUTES);
        inMinute = now.equals(minute) ? inMinute + 1 : 1;
        minute = now;
        return settings.requestsPerMinute() > 0 && inMinute > settings.requestsPerMinute();
    }

    private boolean isAllowed(RecordedRequest request) {
        String given = request.header("Authorization").orElse("");
        Set<String> apiTokens = settings.apiTokens();
        return given.startsWith(TOKEN) && apiTokens.contains(given.substring(TOKEN.length()))
                || given.startsWith(BEARER) && tokens.isValid(given.substring(BEARER.length()));
    }
}
