package dev.veriport.fake.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A verification session. Immutable.
 *
 * @param account the connected account; empty for the key's own
 * @param parameters those of its creation and of its updates
 * @param submissions what the user has sent, oldest first
 * @param redactedAt when its redaction is done; null while none was asked for
 */
record Session(
        String id,
        boolean livemode,
        String account,
        Instant createdAt,
        ObjectNode parameters,
        List<Submission> submissions,
        boolean isCanceled,
        @Nullable Instant redactedAt) {

    static final String REQUIRES_INPUT = "requires_input";

    Session with(ObjectNode changed) {
        return new Session(id, livemode, account, createdAt, changed, submissions, isCanceled, redactedAt);
    }

    Session with(Submission next) {
        List<Submission> more =
                Stream.concat(submissions.stream(), Stream.of(next)).toList();
        return with(more);
    }

    /** The same with the last submission in another state. */
    Session withLast(Submission changed) {
        List<Submission> earlier = submissions.subList(0, submissions.size() - 1);
        return with(Stream.concat(earlier.stream(), Stream.of(changed)).toList());
    }

    Session with(List<Submission> others) {
        return new Session(id, livemode, account, createdAt, parameters, others, isCanceled, redactedAt);
    }

    Session canceled() {
        return new Session(id, livemode, account, createdAt, parameters, submissions, true, redactedAt);
    }

    Session redactedAt(Instant done) {
        return new Session(id, livemode, account, createdAt, parameters, submissions, isCanceled, done);
    }

    Optional<Submission> last() {
        return submissions.isEmpty() ? Optional.empty() : Optional.of(submissions.get(submissions.size() - 1));
    }

    String status(Instant now) {
        if (isCanceled) {
            return "canceled";
        }
        return last().map(submission -> submission.status(now)).orElse(REQUIRES_INPUT);
    }

    /** Whether the user can go on. */
    boolean isOpen(Instant now) {
        return status(now).equals(REQUIRES_INPUT) && redactedAt == null;
    }

    boolean isRedacted(Instant now) {
        return redactedAt != null && !now.isBefore(redactedAt);
    }

    /** A parameter that is a text, or an empty one. */
    String text(String parameter) {
        return parameters.path(parameter).asText("");
    }

    JsonNode documentOptions() {
        return parameters.path("options").path("document");
    }

    boolean requires(String documentOption) {
        return documentOptions().path(documentOption).asText().equals("true");
    }

    boolean hasFlow() {
        return !text("verification_flow").isEmpty();
    }

    /** The sections of the report of a submission: what was to be checked, and what went wrong. */
    List<String> sections(Submission submission) {
        List<String> asked = hasFlow()
                ? List.of("document", "selfie", "email", "phone")
                : text("type").equals("id_number")
                        ? List.of("id_number")
                        : Stream.of("document", "selfie", "id_number")
                                .filter(section -> section.equals("document")
                                        || (section.equals("selfie") && requires("require_matching_selfie"))
                                        || (section.equals("id_number") && requires("require_id_number")))
                                .toList();
        return Stream.concat(asked.stream(), submission.failedSection().stream())
                .distinct()
                .toList();
    }
}
