package dev.veriport.model;

import java.util.List;

/**
 * Where a result came from.
 *
 * @param decisionWord the vendor's own word for the decision
 * @param decidedBy who decided there
 * @param recordIds the vendor's ids of every record that matched; more than one leaves the decision open
 * @param answer what the vendor answered; kept as long as the result
 * @param consulted fields of it that no value was made of, and that were looked at
 */
public record Provenance(
        Reported<String> decisionWord,
        DecidedBy decidedBy,
        List<String> recordIds,
        RawAnswer answer,
        List<Origin> consulted) {
    private static final RawAnswer NO_ANSWER = List::of;

    public Provenance {
        recordIds = List.copyOf(recordIds);
        consulted = List.copyOf(consulted);
    }

    public Provenance(Reported<String> decisionWord, DecidedBy decidedBy, List<String> recordIds) {
        this(decisionWord, decidedBy, recordIds, NO_ANSWER, List.of());
    }

    /** A result that rests on no record of the vendor. */
    public static Provenance none() {
        return new Provenance(Reported.notProvided(), DecidedBy.UNKNOWN, List.of());
    }

    /** The same with what the vendor answered, for {@link VerificationResult#explain()}. */
    public Provenance in(RawAnswer whole, List<Origin> lookedAt) {
        return new Provenance(decisionWord, decidedBy, recordIds, whole, lookedAt);
    }
}
