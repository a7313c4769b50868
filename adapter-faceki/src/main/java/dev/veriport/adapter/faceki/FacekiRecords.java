package dev.veriport.adapter.faceki;

import dev.veriport.adapter.faceki.FacekiAnswers.Verdict;
import dev.veriport.adapter.faceki.FacekiClient.RecordKey;
import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.http.JsonValue;
import dev.veriport.http.Matches;
import dev.veriport.model.Ascii;
import dev.veriport.model.AttemptReference;
import dev.veriport.model.Decision;
import dev.veriport.model.Evidence;
import dev.veriport.model.Finality;
import dev.veriport.model.Origin;
import dev.veriport.model.Person;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import java.util.List;
import java.util.Optional;

/** Maps Faceki's records. Pages "Fetch Records" and "Verification Data", docs.faceki.com. Thread-safe. */
final class FacekiRecords {
    /** The vendor's software decided, not a person. */
    private static final Reported<Boolean> SOFTWARE = Reported.of(false);

    private final ProviderId provider;
    private final FacekiAnswers answers;

    FacekiRecords(ProviderId provider, FacekiAnswers answers) {
        this.provider = provider;
        this.answers = answers;
    }

    /**
     * Maps the records with one key; empty when there are none.
     *
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when a record has another key
     */
    Optional<VerificationResult> of(JsonValue body, RecordKey key, String value, Reported<String> reference) {
        for (JsonValue record : records(body)) {
            if (!record.at(key.field()).text().equals(Optional.of(value))) {
                throw malformed("sent a record that was not requested: report it to the vendor");
            }
        }
        return of(body, reference);
    }

    /** Maps the records without checking their key. */
    Optional<VerificationResult> of(JsonValue body, Reported<String> reference) {
        return new Matches(provider, reference, "records", "requestId")
                .result(records(body), record -> one(record, body, reference));
    }

    /**
     * The records: an array, or one record without an array.
     *
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when an element is not a record
     */
    private List<JsonValue> records(JsonValue body) {
        List<JsonValue> records = body.at("result").items();
        if (!records.stream().allMatch(JsonValue::isObject)) {
            throw malformed("sent a value that is not a record: report it to the vendor");
        }
        return records;
    }

    private VeriportException malformed(String what) {
        return VeriportException.of(ErrorCode.MALFORMED_RESPONSE, "the vendor " + what)
                .provider(provider)
                .httpStatus(200)
                .build();
    }

    /** Maps a response that has a code and no record. */
    VerificationResult ofCodeAlone(Verdict verdict, Reported<String> reference) {
        Reported<String> word = verdict.word();
        Decision decision = word.toOptional()
                .flatMap(answers::code)
                .flatMap(FacekiCode::decision)
                .orElse(Decision.INDETERMINATE);
        return VerificationResult.builder(provider, decision, Finality.changeable(decision))
                .reference(reference)
                .reasons(List.of(answers.reason(word)))
                .provenance(Provenance.of(word, List.of())
                        .decidedByPerson(SOFTWARE)
                        .answer("verification", verdict.body()::fields))
                .build();
    }

    /**
     * Maps the response to submitted images: a decision and an id. The rest is in the record.
     *
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when there is no id
     */
    VerificationResult ofSubmission(JsonValue body, Reported<String> reference) {
        JsonValue result = body.at("result");
        JsonValue only = result.items().size() == 1 ? result.items().get(0) : result; // an object, or a list of one
        String id = only.at("requestId")
                .text()
                .orElseThrow(() -> malformed("sent no id of the verification: report it to the vendor"));
        Reported<String> word = only.at("decision").reported();
        Decision decision = word.match(FacekiRecords::decision, missing -> Decision.INDETERMINATE);
        return VerificationResult.builder(provider, decision, Finality.changeable(decision))
                .id(Reported.of(id, List.of(only.at("requestId"))))
                .reference(reference)
                .provenance(Provenance.of(word, List.of(id))
                        .decidedByPerson(SOFTWARE)
                        .answer("verification", body::fields)
                        .consulted(List.of(body.at("code"))))
                .build();
    }

    /** Maps the records of a face search, one result for each. */
    List<VerificationResult> each(JsonValue body) {
        return records(body).stream()
                .map(record -> one(record, body, Reported.notProvided()))
                .toList();
    }

    VerificationResult one(JsonValue record, JsonValue body, Reported<String> reference) {
        Reported<String> word = record.at("decision").reported();
        Decision decision = word.match(FacekiRecords::decision, missing -> Decision.INDETERMINATE);
        List<JsonValue> documents = record.at("document_data").items();
        Reported<String> id = record.at("requestId").reported();
        List<Origin> consulted = List.of(body.at("code"), record.at("updateBy"));
        return VerificationResult.builder(provider, decision, Finality.changeable(decision))
                .id(id)
                .reference(reference.isGiven() ? reference : ownReference(record))
                .reasons(reasons(record))
                .person(person(documents))
                .documents(documents.stream().map(FacekiDocuments::document).toList())
                .checks(FacekiChecks.of(record))
                .evidence(evidence(record))
                .startedAt(record.at("createdAt").instant())
                .endedAt(record.at("updatedAt").instant())
                .provenance(Provenance.of(word, id.toOptional().stream().toList())
                        .decidedByPerson(decidedByPerson(record))
                        .answer("records", record.without("link")::fields) // the link lets anybody go on
                        .consulted(consulted))
                .build();
    }

    /** The person of the first document that is not null. */
    private static Person person(List<JsonValue> documents) {
        return documents.stream()
                .filter(document -> !document.isBlank())
                .findFirst()
                .map(FacekiDocuments::person)
                .orElseGet(Person::unknown);
    }

    /** Matches the documented words, in any case: a similar word is never an approval. */
    static Decision decision(String word) {
        return switch (Ascii.upperCase(word.strip())) {
            case "ACCEPTED", "APPROVED" -> Decision.APPROVED;
            case "DECLINED" -> Decision.DECLINED;
            case "REVIEW", "PENDING" -> Decision.REVIEW;
            default -> Decision.INDETERMINATE;
        };
    }

    /** The reference in our identifier; not provided when another client made the record. */
    private Reported<String> ownReference(JsonValue record) {
        JsonValue identifier = record.at("record_identifier");
        if (identifier.isBlank()) {
            return Reported.notProvided();
        }
        return identifier.reported().match(text -> ownReference(text, identifier), unreadable -> identifier.reported());
    }

    private Reported<String> ownReference(String text, JsonValue identifier) {
        return new AttemptReference(provider, text)
                .reference()
                .map(reference -> Reported.of(reference, JsonValue.origins(identifier)))
                .orElseGet(Reported::notProvided);
    }

    private static Reported<Boolean> decidedByPerson(JsonValue record) {
        JsonValue updateBy = record.at("updateBy");
        if (updateBy.isBlank()) {
            return updateBy.isPresent() ? SOFTWARE : Reported.notProvided();
        }
        return updateBy.reported().map(person -> true);
    }

    /** Faceki does not document the elements: numbers, names, or objects with one of them are read. */
    private List<Reason> reasons(JsonValue record) {
        return record.at("errorCodes").items().stream()
                .map(item -> item.isObject() ? item.at("code") : item)
                .map(item -> answers.reason(item.reported()))
                .distinct()
                .toList();
    }

    /** The images that Faceki stores; it documents no endpoint for their bytes. */
    private static List<Evidence> evidence(JsonValue record) {
        return record.at("images").items().stream()
                .map(image -> Evidence.keptByVendor(kind(image), JsonValue.origins(image.at("key"), image.at("side"))))
                .toList();
    }

    private static Evidence.Kind kind(JsonValue image) {
        return switch (Ascii.lowerCase(image.at("side").text().orElse(""))) {
            case "front" -> Evidence.Kind.DOCUMENT_FRONT;
            case "back" -> Evidence.Kind.DOCUMENT_BACK;
            case "selfie" -> Evidence.Kind.LIVENESS_FACE;
            default -> Evidence.Kind.OTHER;
        };
    }
}
