package dev.veriport.fake.faceki;

import java.time.Instant;
import java.util.Optional;

/**
 * A verification link as the client asked for it (docs/vendors.md, L1).
 *
 * @param id the link's id, {@code data} in the vendor's answer
 * @param workflowId the workflow
 * @param applicationId the application's own id, or empty
 * @param redirectUrl where the browser goes back to, or empty
 * @param createdAt the fake's time at the call
 * @param expiresAt when the page closes; empty where no positive number of minutes was asked for
 */
public record VerificationLink(
        String id,
        String workflowId,
        String applicationId,
        String redirectUrl,
        Instant createdAt,
        Optional<Instant> expiresAt) {

    boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** Without the id, which is a credential (8), and without the URL. */
    @Override
    public String toString() {
        return "VerificationLink[createdAt=" + createdAt + "]";
    }
}
