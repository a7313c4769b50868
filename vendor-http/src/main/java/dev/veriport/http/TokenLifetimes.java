package dev.veriport.http;

import dev.veriport.model.ProviderId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lifetimes of one issuer's tokens, for vendors that do not always send a usable one. Thread-safe. */
public final class TokenLifetimes {
    private static final Logger LOG = LoggerFactory.getLogger(TokenLifetimes.class);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final ProviderId provider;
    private final Duration documented;
    private final AtomicBoolean warned = new AtomicBoolean();

    /** @param documented the lifetime that the vendor's pages state */
    public TokenLifetimes(ProviderId provider, Duration documented) {
        this.provider = provider;
        this.documented = documented;
    }

    /**
     * The lifetime that the answer states, up to 24 hours. Without a usable one it is the documented lifetime, and a warning is
     * logged once.
     *
     * @param field the name of the field with the lifetime in seconds
     */
    public Duration of(TokenAnswer answer, String field) {
        return answer.lifetime(field, LONGEST).orElseGet(() -> {
            if (warned.compareAndSet(false, true)) {
                LOG.warn(
                        "{}: a token has no usable {}; using the documented lifetime of {} s",
                        provider,
                        field,
                        documented.toSeconds());
            }
            return documented;
        });
    }
}
