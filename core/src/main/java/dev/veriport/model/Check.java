package dev.veriport.model;

import java.util.Objects;

/** One thing the vendor looked at, and what it found. Immutable. */
public final class Check {

    /** What a check found. */
    public enum Outcome {
        PASSED,
        FAILED,
        /** The vendor says that it was not made. */
        NOT_MADE,
        /** The vendor named the check, without an outcome we know. */
        UNKNOWN
    }

    /**
     * A vendor's number on the vendor's own scale, never rescaled.
     *
     * @param worst the end of the scale that speaks against the person
     * @param best the end of the scale that speaks for the person
     */
    public record Score(double value, double worst, double best) {}

    private final CheckType type;
    private final Outcome outcome;
    private final Reported<String> word;
    private final Reported<Score> score;

    private Check(CheckType type, Outcome outcome, Reported<String> word, Reported<Score> score) {
        this.type = type;
        this.outcome = outcome;
        this.word = word;
        this.score = score;
    }

    /** A check without the vendor's word and without a score. */
    public static Check of(CheckType type, Outcome outcome) {
        return new Check(type, outcome, Reported.notProvided(), Reported.notProvided());
    }

    public static Check of(CheckType type, boolean passed) {
        return of(type, passed ? Outcome.PASSED : Outcome.FAILED);
    }

    /** The same with the vendor's own word for the outcome. */
    public Check withWord(Reported<String> vendors) {
        return new Check(type, outcome, vendors, score);
    }

    /** The same with a score, as the vendor gave it. */
    public Check withScore(Reported<Score> vendors) {
        return new Check(type, outcome, word, vendors);
    }

    public CheckType type() {
        return type;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The vendor's own word for the outcome. */
    public Reported<String> word() {
        return word;
    }

    /** As the vendor gave it, with its scale; most checks have none. */
    public Reported<Score> score() {
        return score;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Check that
                && type == that.type
                && outcome == that.outcome
                && word.equals(that.word)
                && score.equals(that.score);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, outcome, word, score);
    }

    @Override
    public String toString() {
        return "Check[type=%s, outcome=%s, word=%s, score=%s]".formatted(type, outcome, word, score);
    }
}
