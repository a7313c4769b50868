package dev.veriport.testkit.memory;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Secret;
import dev.veriport.token.ReusableToken;
import dev.veriport.token.TokenPurpose;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that the vendor has issued. Time is its monotonic time, which in one process is the caller's. Thread-safe. */
final class InMemoryTokens {
    private final Map<Secret, Long> apiTokensUntil = new ConcurrentHashMap<>();
    private final Map<TokenPurpose, Integer> issued = new ConcurrentHashMap<>();
    private volatile Duration lifetime = Duration.ofHours(1);

    void lifetime(Duration ofLaterTokens) {
        lifetime = ofLaterTokens;
    }

    int issued(TokenPurpose purpose) {
        return issued.getOrDefault(purpose, 0);
    }

    ReusableToken issueForApi(long nowNanos) {
        ReusableToken token = new ReusableToken(issue(TokenPurpose.API), lifetime);
        apiTokensUntil.put(token.value(), nowNanos + token.lifetime().toNanos());
        return token;
    }

    Secret issue(TokenPurpose purpose) {
        issued.merge(purpose, 1, Integer::sum);
        return Secret.of(UUID.randomUUID().toString());
    }

    /** @throws VeriportException {@link ErrorCode#AUTHENTICATION} when the token is unknown or expired */
    void require(Secret apiToken, long nowNanos) {
        Long until = apiTokensUntil.get(apiToken);
        if (until == null || until - nowNanos <= 0) {
            throw VeriportException.of(ErrorCode.AUTHENTICATION, "the token is unknown or expired: ask for another")
                    .httpStatus(401)
                    .build();
        }
    }
}
