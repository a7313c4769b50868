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
        return of(decision, CHANGEABLE);
    }

    /** For adapters whose vendor never changes a decision: {@code APPROVED} and {@code DECLINED} are final. */
    public static Finality unchangeable(Decision decision) {
        return of(decision, FINAL);
    }

    private static Finality of(Decision decision, Finality decided) {
        return switch (decision) {
            case APPROVED, DECLINED -> decided;
            case RESUBMIT -> RETRYABLE;
            case REVIEW, PENDING, INDETERMINATE -> OPEN;
        };
    }
}
