package dev.veriport.sandbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The life of one verification: the attempt, and what each step caused.
 *
 * @param seen what each step caused so far
 * @param pushed the webhooks, oldest first
 * @param news what the latest action did
 */
record Walk(Attempt attempt, Map<Step, Seen> seen, List<Pushed> pushed, News news) {

    Walk {
        seen = Map.copyOf(seen);
        pushed = List.copyOf(pushed);
    }

    /**
     * What an action did.
     *
     * @param step the step that shows it
     */
    record News(Step step, String text) {}

    static Walk begun(Attempt attempt, Seen seen, String text) {
        return new Walk(attempt, Map.of(Step.START, seen), List.of(), new News(Step.START, text));
    }

    Walk with(Attempt changed) {
        return new Walk(changed, seen, pushed, news);
    }

    /** @param step the step that caused it */
    Walk saw(Step step, Seen more) {
        Map<Step, Seen> all = new EnumMap<>(Step.class);
        all.putAll(seen);
        all.merge(step, more, Seen::and);
        return new Walk(attempt, all, pushed, news);
    }

    Walk says(Step step, String text) {
        return new Walk(attempt, seen, pushed, new News(step, text));
    }

    Walk pushed(Pushed one) {
        List<Pushed> all = new ArrayList<>(pushed);
        all.add(one);
        return new Walk(attempt, seen, all, news);
    }

    Seen seen(Step step) {
        return seen.getOrDefault(step, Seen.NOTHING);
    }

    boolean isDone(Step step) {
        return switch (step) {
            case START -> true;
            case AT_VENDOR -> attempt.returned().isPresent() || !attempt.isOpen();
            case BACK -> attempt.returned().isPresent();
            case RESULT -> attempt.isDecided();
            case WEBHOOK -> !attempt.delivered().isEmpty();
            case ERASED -> attempt.state().isErased();
        };
    }

    /** The first step after all that are done; empty after the last. */
    Optional<Step> current() {
        Step[] steps = Step.values();
        int next = steps.length;
        while (next > 0 && !isDone(steps[next - 1])) {
            next--;
        }
        return next < steps.length ? Optional.of(steps[next]) : Optional.empty();
    }
}
