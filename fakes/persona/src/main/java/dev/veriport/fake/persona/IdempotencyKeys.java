package dev.veriport.fake.persona;

import dev.veriport.testkit.server.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers that are kept by idempotency keys. Facts: the first status and body are kept for 24 hours, whether the request
 * succeeded or not, a 500 too; other parameters are an error; what is refused for its key or its rate is not kept. Inference: the
 * error is 422, and 409 while the first request is under way.
 */
final class IdempotencyKeys {
    private static final Duration KEPT_FOR = Duration.ofHours(24);

    private final InstantSource clock;
    private final ConcurrentMap<String, Kept> byKey = new ConcurrentHashMap<>();

    IdempotencyKeys(InstantSource clock) {
        this.clock = clock;
    }

    /** A request, and its answer as soon as there is one. */
    private static final class Kept {
        private final String request;
        private final Instant until;
        private volatile @Nullable Reply reply;

        Kept(String request, Instant until) {
            this.request = request;
            this.until = until;
        }

        Reply replay(String again) {
            if (!request.equals(again)) {
                throw Refusal.unprocessable("Idempotency-Key was used with other parameters");
            }
            Reply kept = reply;
            if (kept == null) {
                throw Refusal.conflict("Another request with this Idempotency-Key is in progress");
            }
            return kept;
        }
    }

    /**
     * Runs the endpoint, or replays its first answer.
     *
     * @param request its path and its parameters
     */
    Reply once(String key, String request, Supplier<Reply> endpoint) {
        Instant now = clock.instant();
        Kept mine = new Kept(request, now.plus(KEPT_FOR));
        Kept kept = byKey.compute(key, (same, before) -> before == null || !now.isBefore(before.until) ? mine : before);
        if (kept != mine) {
            return kept.replay(request);
        }
        Reply reply = endpoint.get();
        mine.reply = reply;
        return reply;
    }
}
