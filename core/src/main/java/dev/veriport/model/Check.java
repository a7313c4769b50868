package dev.veriport.model;

/**
 * One thing the vendor looked at, and what it found.
 *
 * @param word the vendor's own word for the outcome
 * @param score as the vendor gave it, with its scale; most checks have none
 */
public record Check(CheckType type, Outcome outcome, Reported<String> word, Reported<Score> score) {

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

    public static Check of(CheckType type, boolean passed) {
        return new Check(
                type, passed ? Outcome.PASSED : Outcome.FAILED, Reported.notProvided(), Reported.notProvided());
    }
}
