package dev.veriport.http;

import dev.veriport.model.Check;
import dev.veriport.model.Check.Outcome;
import dev.veriport.model.Check.Score;
import dev.veriport.model.CheckType;
import dev.veriport.model.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The checks of a result, in the order in which they are added. Not thread-safe. */
public final class CheckList {
    private final Function<String, Outcome> outcomes;
    private final List<Check> checks = new ArrayList<>();

    /** @param outcomes what the vendor's words for an outcome mean; a boolean is {@code true} or {@code false} */
    public CheckList(Function<String, Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    /**
     * The checks of a vendor whose words for an outcome are booleans: {@code true} is {@code PASSED}, and any other word is {@code
     * UNKNOWN}.
     *
     * @param whenFalse what {@code false} means
     */
    public static CheckList ofBooleans(Outcome whenFalse) {
        return new CheckList(word -> switch (word) {
            case "true" -> Outcome.PASSED;
            case "false" -> whenFalse;
            default -> Outcome.UNKNOWN;
        });
    }

    /** The outcome of a word that can be read; {@code UNKNOWN} otherwise. */
    public Outcome outcome(JsonValue word) {
        return word.scalar().match(outcomes, missing -> Outcome.UNKNOWN);
    }

    /** Adds a check. */
    public CheckList add(Check check) {
        checks.add(check);
        return this;
    }

    /** Adds a check where the vendor sent a word for its outcome. */
    public CheckList add(CheckType type, JsonValue word) {
        return add(type, word, Reported.notProvided());
    }

    /** Adds a check where the vendor sent a word for its outcome, or a score. */
    public CheckList add(CheckType type, JsonValue word, Reported<Score> score) {
        boolean isMade = !word.isBlank() || score.isGiven() || score.isUnreadable();
        return isMade
                ? add(Check.of(type, outcome(word)).withWord(word.scalar()).withScore(score))
                : this;
    }

    /** A copy of the checks. */
    public List<Check> checks() {
        return List.copyOf(checks);
    }
}
