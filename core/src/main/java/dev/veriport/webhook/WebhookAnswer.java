package dev.veriport.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * What to answer the vendor: a status and no body.
 *
 * @param status of HTTP
 * @param retryAfter for the header of this name
 */
public record WebhookAnswer(int status, Optional<Duration> retryAfter) {
    static WebhookAnswer of(int status) {
        return new WebhookAnswer(status, Optional.empty());
    }
}
