package dev.veriport.model;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where a result came from: the vendor's word for the decision, its records and its answer. The answer itself is not
 * compared by {@code equals}. Immutable.
 */
public final class Provenance {
    private static final Provenance NONE = of(Reported.notProvided(), List.of());

    private final Reported<String> decisionWord;
    private final Reported<Boolean> decidedByPerson;
    private final List<String> recordIds;
    private final Supplier<List<Origin>> answer;
    private final List<Origin> consulted;

    private Provenance(
            Reported<String> decisionWord,
            Reported<Boolean> decidedByPerson,
            List<String> recordIds,
            Supplier<List<Origin>> answer,
            List<Origin> consulted) {
        this.decisionWord = decisionWord;
        this.decidedByPerson = decidedByPerson;
        this.recordIds = List.copyOf(recordIds);
        this.answer = answer;
        this.consulted = List.copyOf(consulted);
    }

    /**
     * The provenance of a result.
     *
     * @param decisionWord the vendor's own word for the decision
     * @param recordIds the vendor's ids of every record that matched
     */
    public static Provenance of(Reported<String> decisionWord, List<String> recordIds) {
        return new Provenance(decisionWord, Reported.notProvided(), recordIds, List::of, List.of());
    }

    /** The provenance of a result that is based on no record of the vendor. */
    public static Provenance none() {
        return NONE;
    }

    /** A copy that says whether a person at the vendor decided. */
    public Provenance decidedByPerson(Reported<Boolean> person) {
        return new Provenance(decisionWord, person, recordIds, answer, consulted);
    }

    /**
     * A copy with the vendor's answer, for {@link VerificationResult#explain()}.
     *
     * @param whole returns every field that has a value, in the vendor's order; called for an explanation only, and
     *     held as long as the result
     * @param lookedAt fields of it that were read and that no value was made from
     */
    public Provenance in(Supplier<List<Origin>> whole, List<Origin> lookedAt) {
        return new Provenance(decisionWord, decidedByPerson, recordIds, whole, lookedAt);
    }

    /** The vendor's own word for the decision. */
    public Reported<String> decisionWord() {
        return decisionWord;
    }

    /** Whether a person at the vendor decided. False where its software did. */
    public Reported<Boolean> decidedByPerson() {
        return decidedByPerson;
    }

    /** The vendor's ids of every record that matched. With more than one the decision is {@code INDETERMINATE}. */
    public List<String> recordIds() {
        return recordIds;
    }

    /**
     * Every field of the vendor's answer that has a value, in the vendor's order. Each call reads through the answer
     * again.
     */
    public List<Origin> answer() {
        return answer.get();
    }

    /** Fields of the answer that were read and that no value was made from. */
    public List<Origin> consulted() {
        return consulted;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Provenance that
                && decisionWord.equals(that.decisionWord)
                && decidedByPerson.equals(that.decidedByPerson)
                && recordIds.equals(that.recordIds);
    }

    @Override
    public int hashCode() {
        return Objects.hash(decisionWord, decidedByPerson, recordIds);
    }

    @Override
    public String toString() {
        return "Provenance[decisionWord=%s, decidedByPerson=%s, recordIds=%s]"
                .formatted(decisionWord, decidedByPerson, recordIds);
    }
}
