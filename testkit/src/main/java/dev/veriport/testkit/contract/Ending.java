package dev.veriport.testkit.contract;

import dev.veriport.model.Decision;

/** How a user's verification ends at a vendor, whichever vendor it is. */
public enum Ending {
    APPROVED(Decision.APPROVED),
    DECLINED(Decision.DECLINED),
    /** A person at the vendor still has to decide. */
    REVIEW(Decision.REVIEW),
    /** A photo was blurry: the user may start again. */
    RESUBMIT(Decision.RESUBMIT),
    /** The user left, and the vendor has decided nothing. */
    ABANDONED(Decision.PENDING);

    private final Decision decision;

    Ending(Decision decision) {
        this.decision = decision;
    }

    /** The decision of a result that was completed after this ending. */
    public Decision decision() {
        return decision;
    }
}
