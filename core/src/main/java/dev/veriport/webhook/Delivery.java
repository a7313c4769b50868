package dev.veriport.webhook;

import dev.veriport.model.Notification;
import dev.veriport.model.VerificationId;
import dev.veriport.model.VerificationResult;
import dev.veriport.model.VerificationState;
import java.time.Instant;
import java.util.Optional;

/**
 * A webhook about a verification of ours. Decide by {@link #fold} or by its result.
 *
 * @param notification the contents of the webhook
 * @param result given for {@code COMPLETED}, {@code DECISION_CHANGED} and {@code EXPIRED}: the delivery's own where it
 *     is signed and contains one, else the result just read from the vendor. Empty for every other kind
 * @param at when the delivery was received, before the vendor was asked
 */
public record Delivery(Notification notification, Optional<VerificationResult> result, Instant at) {

    /** The verification that the delivery is about. */
    public VerificationId id() {
        return notification.id().toOptional().orElseThrow();
    }

    /** The state of this verification after this delivery. A repeated delivery gives the same state. */
    public VerificationState fold(VerificationState before) {
        boolean isRead = result.isPresent() && !notification.result().isGiven();
        return isRead ? before.after(result.get(), at) : before.after(notification);
    }
}
