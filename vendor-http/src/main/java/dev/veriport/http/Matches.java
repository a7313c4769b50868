package dev.veriport.http;

import dev.veriport.model.Decision;
import dev.veriport.model.Finality;
import dev.veriport.model.Origin;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The records that a vendor has under one reference of ours. One is the result. Several are ambiguous, so the decision is never an
 * approval. Immutable, thread-safe.
 *
 * @param reference of the application; for the result of several records
 * @param answer the name of the answer in the result's provenance
 * @param idField the field of a record that has the vendor's id
 */
public record Matches(ProviderId provider, Reported<String> reference, String answer, String idField) {

    /**
     * The result of the records.
     *
     * @param one maps the only record
     * @return empty when there is no record; {@code INDETERMINATE} with the ids of all of them when there are several
     */
    public Optional<VerificationResult> result(List<JsonValue> records, Function<JsonValue, VerificationResult> one) {
        return switch (records.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(one.apply(records.get(0)));
            default -> Optional.of(ambiguous(records));
        };
    }

    /** The id of the only record; empty when there is none, or several, which are ambiguous. */
    public static Optional<String> onlyId(Stream<JsonValue> records, String idField) {
        List<JsonValue> found = records.toList();
        return found.size() == 1 ? found.get(0).at(idField).identifier() : Optional.empty();
    }

    private VerificationResult ambiguous(List<JsonValue> records) {
        List<String> ids = records.stream()
                .flatMap(record -> record.at(idField).text().stream())
                .toList();
        return VerificationResult.builder(provider, Decision.INDETERMINATE, Finality.OPEN)
                .reference(reference)
                .provenance(Provenance.of(Reported.notProvided(), ids).answer(answer, () -> fields(records)))
                .build();
    }

    private static List<Origin> fields(List<JsonValue> records) {
        return records.stream().flatMap(record -> record.fields().stream()).toList();
    }
}
