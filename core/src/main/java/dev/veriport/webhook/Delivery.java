package dev.veriport.webhook;

import dev.veriport.model.Notification;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationState;
import java.time.Instant;

/**
 * A webhook that can be believed: it was signed, or the vendor was asked and said so itself.
 *
 * @param notification what the webhook said
 * @param result what holds: the delivery's own where it was signed and carries one, else as it was just read
 * @param at when the delivery was taken in, before the vendor was asked
 */
public record Delivery(Notification notification, VerificationResult result, Instant at) {

    /** The state of this verification with what is known now; to a delivery that comes again it is the same. */
    public VerificationState fold(VerificationState before) {
        return notification.result().isGiven() ? before.after(notification) : before.after(result, at);
    }
}
