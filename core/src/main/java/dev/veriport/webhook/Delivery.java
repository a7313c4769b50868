package dev.veriport.webhook;

import dev.veriport.model.Notification;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationState;
import java.time.Instant;

/**
 * An authenticated or confirmed webhook: it was signed, or Veriport read the result from the vendor.
 *
 * @param notification the contents of the webhook
 * @param result to decide by: the delivery's own where it is signed and contains one, else the result just read from
 *     the vendor
 * @param at when the delivery was received, before the vendor was asked
 */
public record Delivery(Notification notification, VerificationResult result, Instant at) {

    /** The state of this verification after this delivery. A repeated delivery gives the same state. */
    public VerificationState fold(VerificationState before) {
        return notification.result().isGiven() ? before.after(notification) : before.after(result, at);
    }
}
