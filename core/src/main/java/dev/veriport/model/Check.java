package dev.veriport.model;

import java.util.Objects;

/** One check that the vendor made, and its outcome. Immutable. */
public final class Check {

    /** The outcome of a check. */
    public enum Outcome {
        /** The check passed. */
        PASSED,
        /** The check failed. */
        FAILED,
        /** The vendor could not decide, or matched only a part. */
        INCONCLUSIVE,
        /** The vendor says that the check was not made. */
        NOT_MADE,
        /** The vendor names the check, and its outcome is missing or unknown to us. */
        UNKNOWN
    }

    /**
     * A vendor's score on the vendor's own scale. It is not rescaled.
     *
     * @param value the score
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

    /** A check that passed or failed, without the vendor's word and without a score. */
    public static Check of(CheckType type, boolean passed) {
        return of(type, passed ? Outcome.PASSED : Outcome.FAILED);
    }

    /** A copy with the vendor's own word for the outcome. */
    public Check withWord(Reported<String> vendors) {
        return new Check(type, outcome, vendors, score);
    }

    /** A copy with a score, on the vendor's scale. */
    public Check withScore(Reported<Score> vendors) {
        return new Check(type, outcome, word, vendors);
    }

    /** What was checked. */
    public CheckType type() {
        return type;
    }

    /** What the check found. */
    public Outcome outcome() {
        return outcome;
    }

    /** The vendor's own word for the outcome. */
    public Reported<String> word() {
        return word;
    }

    /** The score on the vendor's scale. Most checks have none. */
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
