package dev.veriport.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where a result came from: the vendor's word for the decision, its records, its answers and its ids of the requests.
 * Answers and request ids are not compared by {@code equals}: they differ each time the same result is read. Immutable.
 */
public final class Provenance {
    private static final Provenance NONE = of(Reported.notProvided(), List.of());

    private final Reported<String> decisionWord;
    private final Reported<Boolean> decidedByPerson;
    private final List<String> recordIds;
    private final Map<String, Supplier<List<Origin>>> answers;
    private final List<Origin> consulted;
    private final List<String> requestIds;

    private Provenance(
            Reported<String> decisionWord,
            Reported<Boolean> decidedByPerson,
            List<String> recordIds,
            Map<String, Supplier<List<Origin>>> answers,
            List<Origin> consulted,
            List<String> requestIds) {
        this.decisionWord = decisionWord;
        this.decidedByPerson = decidedByPerson;
        this.recordIds = List.copyOf(recordIds);
        this.answers = answers;
        this.consulted = List.copyOf(consulted);
        this.requestIds = List.copyOf(requestIds);
    }

    /**
     * The provenance of a result.
     *
     * @param decisionWord the vendor's own word for the decision
     * @param recordIds the vendor's ids of every record that matched
     */
    public static Provenance of(Reported<String> decisionWord, List<String> recordIds) {
        return new Provenance(decisionWord, Reported.notProvided(), recordIds, Map.of(), List.of(), List.of());
    }

    /** The provenance of a result that is based on no record of the vendor. */
    public static Provenance none() {
        return NONE;
    }

    /** A copy that says whether a person at the vendor decided. */
    public Provenance decidedByPerson(Reported<Boolean> person) {
        return new Provenance(decisionWord, person, recordIds, answers, consulted, requestIds);
    }

    /**
     * A copy with one more of the vendor's answers, for {@link VerificationResult#explain()}.
     *
     * @param name what the answer is about, in the vendor's term; each answer of a result has another
     * @param fields returns every field that has a value, in the vendor's order; called for an explanation only, and
     *     held as long as the result
     */
    public Provenance answer(String name, Supplier<List<Origin>> fields) {
        Map<String, Supplier<List<Origin>>> more = new LinkedHashMap<>(answers);
        more.put(name, fields);
        return new Provenance(decisionWord, decidedByPerson, recordIds, more, consulted, requestIds);
    }

    /** A copy with more fields that were read and that no value was made from. */
    public Provenance consulted(List<Origin> fields) {
        return new Provenance(decisionWord, decidedByPerson, recordIds, answers, joined(consulted, fields), requestIds);
    }

    /** A copy with more of the vendor's ids of requests. Core adds them. */
    public Provenance requestIds(List<String> ids) {
        return new Provenance(decisionWord, decidedByPerson, recordIds, answers, consulted, joined(requestIds, ids));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
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
     * The fields with a value of each of the vendor's answers, by the answer's name, in the vendor's order. Each call
     * reads through the answers again.
     */
    public Map<String, List<Origin>> answers() {
        Map<String, List<Origin>> read = new LinkedHashMap<>();
        answers.forEach((name, fields) -> read.put(name, List.copyOf(fields.get())));
        return Collections.unmodifiableMap(read);
    }

    /** Fields of the answers that were read and that no value was made from. */
    public List<Origin> consulted() {
        return consulted;
    }

    /**
     * The vendor's ids of the requests whose answers made the result, in their order; the vendor's support asks for
     * them. Empty when the vendor sends none.
     */
    public List<String> requestIds() {
        return requestIds;
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
        return "Provenance[decisionWord=%s, decidedByPerson=%s, recordIds=%s, requestIds=%s]"
                .formatted(decisionWord, decidedByPerson, recordIds, requestIds);
    }
}
