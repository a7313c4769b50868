package dev.veriport.webhook;

import dev.veriport.model.Notification;
import dev.veriport.model.VerificationResult;

/**
 * A webhook that can be believed: it was signed, or the vendor was asked and said so itself.
 *
 * @param notification what the webhook said
 * @param result what holds: the delivery's own where it was signed and carries one, else as it was just read
 */
public record Delivery(Notification notification, VerificationResult result) {}
