package dev.veriport.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * The answer to the vendor: a status without a body.
 *
 * @param status the HTTP status
 * @param retryAfter the value of the header {@code Retry-After}
 */
public record WebhookAnswer(int status, Optional<Duration> retryAfter) {
    static WebhookAnswer of(int status) {
        return new WebhookAnswer(status, Optional.empty());
    }
}
