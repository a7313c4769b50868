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
 * @param result given for {@code COMPLETED}, {@code DECISION_CHANGED} and {@code EXPIRED}: the result
 *     just read from the vendor; the delivery's own where it is signed and final, or the vendor cannot be read. Empty for every other kind
 * @param at when the delivery was received, before the vendor was asked
 */
public record Delivery(Notification notification, Optional<VerificationResult> result, Instant at) {

    /** The verification that the delivery is about. */
    public VerificationId id() {
        return notification.id().toOptional().orElseThrow();
    }

    /**
     * The state of this verification after this delivery. A repeated delivery gives the same state, unless it carries a
     * changed decision of a vendor that cannot be read and does not say when it {@linkplain Notification#occurredAt()
     * occurred}: that counts from when it was received. Skip such a delivery when you have stored its {@link
     * Notification#deduplicationKey()}.
     */
    public VerificationState fold(VerificationState before) {
        boolean isRead = result.isPresent() && !isCarried(result.get());
        return isRead ? before.after(result.get(), at) : before.after(notification, at);
    }

    /** Whether it is the very result in the delivery: one that was read can be equal to it, and counts from another moment. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isCarried(VerificationResult handed) {
        return notification.result().match(carried -> carried == handed, missing -> false);
    }
}
