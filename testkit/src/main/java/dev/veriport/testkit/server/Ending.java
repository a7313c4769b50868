package dev.veriport.testkit.server;

import dev.veriport.model.Decision;

/** How a user's verification ends, at any vendor. */
public enum Ending {
    /** The vendor verifies the person. */
    APPROVED("Finish: approved", Decision.APPROVED),
    /** The vendor refuses the person. */
    DECLINED("Finish: declined", Decision.DECLINED),
    /** A person at the vendor still has to decide. */
    REVIEW("Finish: manual review", Decision.REVIEW),
    /** The selfie was blurry: the user may start again. */
    BLURRY_SELFIE("Finish: blurry selfie", Decision.RESUBMIT),
    /** The document has expired. */
    EXPIRED_DOCUMENT("Finish: expired document", Decision.DECLINED),
    /** The user left, and the vendor has decided nothing. */
    ABANDONED("Walk away", Decision.PENDING);

    private final String label;
    private final Decision decision;

    Ending(String label, Decision decision) {
        this.label = label;
        this.decision = decision;
    }

    /** What the button of a {@link HostedPage} says. */
    public String label() {
        return label;
    }

    /** The decision of a result that is completed after it, where the vendor tells this ending from others. */
    public Decision decision() {
        return decision;
    }
}
