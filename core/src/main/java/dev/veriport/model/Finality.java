package dev.veriport.model;

/** Whether a decision can still change. */
public enum Finality {
    /** The decision does not change. */
    FINAL,
    /** There is a decision, and a person in the vendor's portal can change it later. */
    CHANGEABLE,
    /** The decision does not change, and the user may start again. */
    RETRYABLE,
    /** There is no decision yet. */
    OPEN;

    /** For adapters whose vendor lets a person change a decision later: {@code APPROVED} and {@code DECLINED} are not final. */
    public static Finality changeable(Decision decision) {
        return switch (decision) {
            case APPROVED, DECLINED -> CHANGEABLE;
            case RESUBMIT -> RETRYABLE;
            case REVIEW, PENDING, INDETERMINATE -> OPEN;
        };
    }
}
