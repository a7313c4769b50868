package dev.veriport.fake.sumsub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.veriport.testkit.server.Json;
import java.util.List;

/**
 * What a review comes to. A test can use words that the vendor does not publish. Immutable.
 *
 * @param reviewStatus of {@link SumsubWords#REVIEW_STATUSES}
 * @param reviewAnswer of {@link SumsubWords#REVIEW_ANSWERS}; empty where there is no {@code reviewResult}
 * @param reviewRejectType of {@link SumsubWords#REJECT_TYPES}; empty for none
 * @param rejectLabels of {@link SumsubWords#REJECT_LABELS}
 * @param buttonIds what the vendor's reviewer chose
 * @param moderationComment for the user; empty for none
 * @param clientComment for the vendor's customer; empty for none
 */
public record ReviewOutcome(
        String reviewStatus,
        String reviewAnswer,
        String reviewRejectType,
        List<String> rejectLabels,
        List<String> buttonIds,
        String moderationComment,
        String clientComment) {
    static final String COMPLETED = "completed";
    static final String GREEN = "GREEN";
    static final String RED = "RED";
    static final String FINAL = "FINAL";
    static final String RETRY = "RETRY";

    /** Copies the lists. */
    public ReviewOutcome {
        rejectLabels = List.copyOf(rejectLabels);
        buttonIds = List.copyOf(buttonIds);
    }

    /** The answer GREEN. */
    public static ReviewOutcome green() {
        return new ReviewOutcome(COMPLETED, GREEN, "", List.of(), List.of(), "", "");
    }

    /**
     * The answer RED.
     *
     * @param rejectType {@code FINAL} or {@code RETRY}
     */
    public static ReviewOutcome red(String rejectType, String... rejectLabels) {
        return new ReviewOutcome(COMPLETED, RED, rejectType, List.of(rejectLabels), List.of(), "", "");
    }

    /** A status without an answer, such as {@code onHold}. */
    public static ReviewOutcome status(String reviewStatus) {
        return new ReviewOutcome(reviewStatus, "", "", List.of(), List.of(), "", "");
    }

    /** The same outcome with comments. */
    public ReviewOutcome withComments(String moderation, String client) {
        return new ReviewOutcome(
                reviewStatus, reviewAnswer, reviewRejectType, rejectLabels, buttonIds, moderation, client);
    }

    boolean isRed() {
        return reviewAnswer.equals(RED);
    }

    /** The {@code reviewResult}. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        if (!moderationComment.isEmpty()) {
            json.put("moderationComment", moderationComment);
        }
        if (!clientComment.isEmpty()) {
            json.put("clientComment", clientComment);
        }
        json.put("reviewAnswer", reviewAnswer);
        if (isRed()) {
            rejectLabels.forEach(json.putArray("rejectLabels")::add);
            json.put("reviewRejectType", reviewRejectType);
            buttonIds.forEach(json.putArray("buttonIds")::add);
        }
        return json;
    }
}
