package dev.veriport.testkit.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The answers that a fake keeps by idempotency keys, for 24 hours by its clock. An endpoint that throws leaves its key unused.
 * Thread-safe.
 */
public final class IdempotentReplies {
    private static final Duration KEPT_FOR = Duration.ofHours(24);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final InstantSource clock;
    private final Supplier<? extends RuntimeException> otherParameters;
    private final Supplier<? extends RuntimeException> underWay;
    private final UnaryOperator<Reply> replayed;
    private final ConcurrentMap<String, Kept> byKey = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> forgetAt = new AtomicReference<>(Instant.MIN);

    /**
     * No answers yet.
     *
     * @param otherParameters refuses a key that was used with other parameters
     * @param underWay refuses a key whose first request is not answered yet
     * @param replayed what a kept answer looks like when it comes again
     */
    public IdempotentReplies(
            InstantSource clock,
            Supplier<? extends RuntimeException> otherParameters,
            Supplier<? extends RuntimeException> underWay,
            UnaryOperator<Reply> replayed) {
        this.clock = clock;
        this.otherParameters = otherParameters;
        this.underWay = underWay;
        this.replayed = replayed;
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
    }

    /**
     * Runs the endpoint, or replays its first answer.
     *
     * @param request its path and its parameters
     */
    public Reply once(String key, String request, Supplier<Reply> endpoint) {
        Instant now = clock.instant();
        forgetExpired(now);
        Kept mine = new Kept(request, now.plus(KEPT_FOR));
        Kept kept = byKey.compute(key, (same, before) -> before == null || !now.isBefore(before.until) ? mine : before);
        if (kept != mine) {
            return replay(kept, request);
        }
        try {
            Reply reply = endpoint.get();
            mine.reply = reply;
            return reply;
        } catch (RuntimeException notKept) {
            byKey.remove(key, mine);
            throw notKept;
        }
    }

    /** Goes through the keys once an hour. */
    private void forgetExpired(Instant now) {
        Instant due = forgetAt.get();
        if (!now.isBefore(due) && forgetAt.compareAndSet(due, now.plus(FORGET_EVERY))) {
            byKey.values().removeIf(kept -> !now.isBefore(kept.until));
        }
    }

    /** How many keys there are. */
    int size() {
        return byKey.size();
    }

    private Reply replay(Kept kept, String request) {
        if (!kept.request.equals(request)) {
            throw otherParameters.get();
        }
        Reply reply = kept.reply;
        if (reply == null) {
            throw underWay.get();
        }
        return replayed.apply(reply);
    }
}
