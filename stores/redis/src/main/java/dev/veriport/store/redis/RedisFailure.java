package dev.veriport.store.redis;

import dev.veriport.error.VeriportException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A failed step: what it means, and what to do.
 *
 * @param message without secrets; ends with what to do
 */
record RedisFailure(FailureMeaning meaning, String message, Throwable cause) {
    private static final int MAX_DEPTH = 10;
    private static final String UNREACHABLE =
            "Redis cannot be reached: check host, port and TLS in veriport.redis.uri, or wait";

    /**
     * @param key the first key of the step
     * @param script what ran, if it was a script
     */
    static RedisFailure of(Throwable failed, String key, @Nullable Script script) {
        Optional<RedisCommandExecutionException> refused = find(RedisCommandExecutionException.class, failed);
        if (refused.isPresent()) {
            return ofServer(String.valueOf(refused.get().getMessage()), key, script, failed);
        }
        if (find(CertificateException.class, failed).isPresent()) {
            return notAllowed(
                    "the certificate of Redis is not trusted, or is another host's:"
                            + " check veriport.redis.trust-store and the host in veriport.redis.uri",
                    failed);
        }
        boolean silent = find(TimeoutException.class, failed).isPresent()
                || find(RedisCommandTimeoutException.class, failed).isPresent();
        return new RedisFailure(silent ? FailureMeaning.LOOK_AGAIN : FailureMeaning.AWAY, UNREACHABLE, failed);
    }

    private static RedisFailure ofServer(String text, String key, @Nullable Script script, Throwable failed) {
        Optional<ServerError> known = ServerError.in(text);
        if (known.isEmpty()) {
            return new RedisFailure(
                    FailureMeaning.AWAY, "Redis answers with an error: see its cause, and Redis's log", failed);
        }
        ServerError error = known.get();
        String message =
                switch (error) {
                    case NOPERM -> MissingRight.advice(text, key, script);
                    case WRONGTYPE -> notOursAt(key);
                    default -> error.advice();
                };
        return new RedisFailure(error.meaning(), message, failed);
    }

    static RedisFailure notAllowed(String message, Throwable cause) {
        return new RedisFailure(FailureMeaning.NOT_ALLOWED, message, cause);
    }

    /** A value that another program wrote, or that lost its expiry. */
    static VeriportException notOurs(String key) {
        return VeriportException.notSent(FailureMeaning.NOT_OURS.code(), notOursAt(key))
                .build();
    }

    private static String notOursAt(String key) {
        return "Redis holds what is not ours: delete values of other programs at " + key;
    }

    VeriportException toException() {
        return VeriportException.notSent(meaning.code(), message).cause(cause).build();
    }

    /** Looks behind the failure, and among those of a cluster's nodes, which Lettuce suppresses. */
    private static <T extends Throwable> Optional<T> find(Class<T> type, Throwable failed) {
        return causes(failed, MAX_DEPTH).filter(type::isInstance).findFirst().map(type::cast);
    }

    private static Stream<Throwable> causes(@Nullable Throwable failed, int depth) {
        if (failed == null || depth == 0) {
            return Stream.empty();
        }
        Stream<Throwable> suppressed = Arrays.stream(failed.getSuppressed());
        return Stream.concat(
                Stream.of(failed),
                Stream.concat(Stream.ofNullable(failed.getCause()), suppressed)
                        .flatMap(behind -> causes(behind, depth - 1)));
    }
}
