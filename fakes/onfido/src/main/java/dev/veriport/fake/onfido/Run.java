package dev.veriport.fake.onfido;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workflow run. Immutable.
 *
 * @param request the body that created it
 * @param end how it ended; null while the user has not finished
 */
record Run(
        String id,
        Workflow workflow,
        ObjectNode request,
        Instant createdAt,
        @Nullable End end) {

    /**
     * How a run ended.
     *
     * @param status the vendor's word
     * @param documentExpired whether that is why
     * @param submittedAt when the user finished
     * @param decidedAt until then it is processing
     */
    record End(String status, boolean documentExpired, Instant submittedAt, Instant decidedAt) {}

    String applicantId() {
        return request.path("applicant_id").asText();
    }

    List<String> tags() {
        return request.path("tags").valueStream().map(tag -> tag.asText()).toList();
    }

    /** A URL of its link, or an empty text. */
    String link(String field) {
        return request.path("link").path(field).asText("");
    }

    Run ended(End ended) {
        return new Run(id, workflow, request, createdAt, ended);
    }

    String status(Instant now) {
        if (end == null) {
            return "awaiting_input";
        }
        return now.isBefore(end.decidedAt()) ? "processing" : end.status();
    }

    boolean isDecided(Instant now) {
        return end != null && !now.isBefore(end.decidedAt());
    }

    /** Whether the user has sent what the tasks ask for. */
    boolean isSubmitted() {
        return end != null && !end.status().equals("abandoned");
    }

    Instant updatedAt(Instant now) {
        if (end == null) {
            return createdAt;
        }
        return isDecided(now) ? end.decidedAt() : end.submittedAt();
    }

    boolean isLinkExpired(Instant now) {
        String expiresAt = link("expires_at");
        return !expiresAt.isEmpty() && !now.isBefore(Instant.parse(expiresAt));
    }
}
