package dev.veriport.fake.sumsub;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of an applicant at a level. Facts: the statuses, and that an applicant whose review ended with RETRY can try
 * again. Inference: the next attempt begins with its submission, after a reset or with another level, and has an id of its own.
 *
 * @param number counted from 1
 * @param submission what the user sent; null before
 */
record Attempt(
        String id,
        int number,
        Level level,
        Instant createdAt,
        @Nullable Submission submission) {
    private static final Set<String> BEING_CHECKED = Set.of("pending", "prechecked", "queued");
    private static final Set<String> AWAITING_THE_USER = Set.of("init", "awaitingUser");

    /**
     * What the user sent, and what came of it.
     *
     * @param decidedAt until then it is pending
     * @param isChanged whether there was another decision before
     */
    record Submission(Instant at, Instant decidedAt, ReviewOutcome outcome, boolean isChanged) {}

    static Attempt first(Level level, Instant now) {
        return new Attempt(Ids.nextShort(), 1, level, now, null);
    }

    Attempt next(Level nextLevel, Instant now) {
        return new Attempt(Ids.nextShort(), number + 1, nextLevel, now, null);
    }

    /** @param processing how long it is pending */
    Attempt submitted(ReviewOutcome outcome, Instant now, Duration processing) {
        return new Attempt(id, number, level, createdAt, new Submission(now, now.plus(processing), outcome, false));
    }

    /** As a reviewer at the vendor decides. */
    Attempt decided(ReviewOutcome outcome, Instant now) {
        boolean isChanged = !isBeingChecked(now) && result(now).isPresent();
        Instant at = submission == null ? now : submission.at();
        return new Attempt(id, number, level, createdAt, new Submission(at, now, outcome, isChanged));
    }

    boolean isDecided(Instant now) {
        return submission != null && !now.isBefore(submission.decidedAt());
    }

    String status(Instant now) {
        if (submission == null) {
            return "init";
        }
        return isDecided(now) ? submission.outcome().reviewStatus() : "pending";
    }

    /** The outcome, once it has an answer. */
    Optional<ReviewOutcome> result(Instant now) {
        return Optional.ofNullable(submission)
                .filter(sent -> isDecided(now))
                .map(Submission::outcome)
                .filter(outcome -> !outcome.reviewAnswer().isEmpty());
    }

    boolean isBeingChecked(Instant now) {
        return BEING_CHECKED.contains(status(now));
    }

    /** Whether it had another answer before. */
    boolean isChanged() {
        return submission != null && submission.isChanged();
    }

    /** Whether it waits for what the user sends. */
    boolean isOpen(Instant now) {
        return AWAITING_THE_USER.contains(status(now));
    }

    /** Whether the user may send something in another attempt. */
    boolean isRetryable(Instant now) {
        return status(now).equals(ReviewOutcome.COMPLETED)
                && result(now)
                        .filter(red -> red.isRed() && red.reviewRejectType().equals(ReviewOutcome.RETRY))
                        .isPresent();
    }
}
