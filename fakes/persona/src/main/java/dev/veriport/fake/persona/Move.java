package dev.veriport.fake.persona;

import static dev.veriport.fake.persona.PersonaWords.APPROVED;
import static dev.veriport.fake.persona.PersonaWords.COMPLETED;
import static dev.veriport.fake.persona.PersonaWords.CREATED;
import static dev.veriport.fake.persona.PersonaWords.DECLINED;
import static dev.veriport.fake.persona.PersonaWords.EXPIRED;
import static dev.veriport.fake.persona.PersonaWords.FAILED;
import static dev.veriport.fake.persona.PersonaWords.INQUIRY_STATUSES;
import static dev.veriport.fake.persona.PersonaWords.NEEDS_REVIEW;
import static dev.veriport.fake.persona.PersonaWords.PENDING;

import java.util.List;
import java.util.Optional;

/**
 * How an inquiry comes to another status. Facts: the statuses, events and times; what is approved or declined is not marked for
 * review. Inference: the statuses from which the others are allowed, and that expiring twice is no error.
 */
enum Move {
    START(PENDING, "started", "started-at", "start"),
    COMPLETE(COMPLETED, COMPLETED, "completed-at", "success"),
    FAIL(FAILED, FAILED, "failed-at", "failure"),
    EXPIRE(EXPIRED, EXPIRED, "expired-at", "start"),
    MARK_FOR_REVIEW(NEEDS_REVIEW, "marked-for-review", "marked-for-review-at", "review"),
    APPROVE(APPROVED, APPROVED, "decisioned-at", "success"),
    DECLINE(DECLINED, DECLINED, "decisioned-at", "failure");

    private final String status;
    private final String event;
    private final String time;
    private final String step;

    Move(String status, String event, String time, String step) {
        this.status = status;
        this.event = event;
        this.time = time;
        this.step = step;
    }

    /** The move of a simulated action, such as {@code start_inquiry}. */
    static Optional<Move> ofAction(String action) {
        return List.of(values()).stream()
                .filter(move -> move.action().equals(action))
                .findFirst();
    }

    /** The move that an inquiry makes before an event such as {@code inquiry.started}. */
    static Optional<Move> ofEvent(String event) {
        return List.of(values()).stream()
                .filter(move -> move.event().equals(event))
                .findFirst();
    }

    /** The step that an inquiry of this status comes to next. */
    static String nextStep(String status) {
        return List.of(values()).stream()
                .filter(move -> move.status.equals(status) && move != START)
                .findFirst()
                .map(move -> move.step)
                .orElse(status.equals(PENDING) ? "verification_government_id" : "start");
    }

    String action() {
        return PersonaWords.lowerCase(name()) + "_inquiry";
    }

    String status() {
        return status;
    }

    String event() {
        return "inquiry." + event;
    }

    /** The attribute with the time of it. */
    String time() {
        return time;
    }

    boolean isAllowedFrom(String current) {
        return from().contains(current);
    }

    private List<String> from() {
        return switch (this) {
            case START -> List.of(CREATED);
            case COMPLETE, FAIL -> List.of(PENDING);
            case EXPIRE -> List.of(CREATED, PENDING, EXPIRED);
            case MARK_FOR_REVIEW -> List.of(CREATED, PENDING, COMPLETED, FAILED, EXPIRED, NEEDS_REVIEW);
            case APPROVE, DECLINE -> INQUIRY_STATUSES;
        };
    }
}
