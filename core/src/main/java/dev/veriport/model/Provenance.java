package dev.veriport.model;

import java.util.List;

/**
 * Where a result came from.
 *
 * @param decisionWord the vendor's own word for the decision
 * @param decidedBy who decided there
 * @param recordIds the vendor's ids of every record that matched; more than one leaves the decision open
 */
public record Provenance(Reported<String> decisionWord, DecidedBy decidedBy, List<String> recordIds) {
    public Provenance {
        recordIds = List.copyOf(recordIds);
    }

    /** A result that rests on no record of the vendor. */
    public static Provenance none() {
        return new Provenance(Reported.notProvided(), DecidedBy.UNKNOWN, List.of());
    }
}
