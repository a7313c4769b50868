package dev.veriport.faceki;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.faceki.FacekiWire.RecordKey;
import dev.veriport.http.JsonValue;
import dev.veriport.model.DecidedBy;
import dev.veriport.model.Decision;
import dev.veriport.model.Evidence;
import dev.veriport.model.Finality;
import dev.veriport.model.Person;
import dev.veriport.model.Provenance;
import dev.veriport.model.ProviderId;
import dev.veriport.model.Reason;
import dev.veriport.model.Reported;
import dev.veriport.model.VerificationResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Faceki's records in our words. Pages "Fetch Records" and "Verification Data", docs.faceki.com. */
final class FacekiRecords {
    private final ProviderId provider;

    FacekiRecords(ProviderId provider) {
        this.provider = provider;
    }

    /**
     * What the records under one key come to; nothing where there is none.
     *
     * @throws VeriportException {@link ErrorCode#MALFORMED_RESPONSE} when one of them is not what was asked for
     */
    Optional<VerificationResult> of(List<JsonValue> records, RecordKey key, String value, Reported<String> reference) {
        for (JsonValue record : records) {
            if (!record.at(key.field()).text().equals(Optional.of(value))) {
                throw VeriportException.of(
                                ErrorCode.MALFORMED_RESPONSE, provider + " sent a record that was not asked for")
                        .provider(provider)
                        .httpStatus(200)
                        .build();
            }
        }
        return switch (records.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(one(records.get(0), reference));
            default -> Optional.of(several(records, reference));
        };
    }

    /** An answer without a record: it says how it went, and not of which. */
    VerificationResult ofCodeAlone(String word, Reported<String> reference) {
        Decision decision = FacekiCode.of(word).flatMap(FacekiCode::decision).orElse(Decision.INDETERMINATE);
        return VerificationResult.builder(provider, decision, finality(decision))
                .reference(reference)
                .reasons(List.of(FacekiAnswers.reason(word)))
                .provenance(new Provenance(Reported.of(word), DecidedBy.VENDOR_AUTOMATIC, List.of()))
                .build();
    }

    /** Nobody knows which of them is meant, so none lets anybody in. */
    private VerificationResult several(List<JsonValue> records, Reported<String> reference) {
        List<String> ids = records.stream()
                .flatMap(record -> record.at("requestId").text().stream())
                .toList();
        return VerificationResult.builder(provider, Decision.INDETERMINATE, Finality.OPEN)
                .reference(reference)
                .provenance(new Provenance(Reported.notProvided(), DecidedBy.UNKNOWN, ids))
                .build();
    }

    private VerificationResult one(JsonValue record, Reported<String> reference) {
        Reported<String> word = record.at("decision").reported();
        Decision decision = word.match(FacekiRecords::decision, missing -> Decision.INDETERMINATE);
        List<JsonValue> documents = record.at("document_data").items();
        Optional<String> id = record.at("requestId").text();
        VerificationResult.Builder result = VerificationResult.builder(provider, decision, finality(decision))
                .reference(reference.isGiven() ? reference : ownReference(record))
                .reasons(reasons(record))
                .person(documents.isEmpty() ? Person.unknown() : FacekiDocuments.person(documents.get(0)))
                .documents(documents.stream().map(FacekiDocuments::document).toList())
                .checks(FacekiChecks.of(record))
                .evidence(evidence(record))
                .startedAt(record.at("createdAt").instant())
                .endedAt(record.at("updatedAt").instant())
                .provenance(new Provenance(word, decidedBy(record), id.stream().toList()));
        id.ifPresent(result::id);
        return result.build();
    }

    /** The documented words, in any case; what only resembles them lets nobody in. */
    private static Decision decision(String word) {
        return switch (word.strip().toUpperCase(Locale.ROOT)) {
            case "ACCEPTED", "APPROVED" -> Decision.APPROVED;
            case "DECLINED" -> Decision.DECLINED;
            case "REVIEW", "PENDING" -> Decision.REVIEW;
            default -> Decision.INDETERMINATE;
        };
    }

    /** A person in Faceki's portal can decide otherwise later. */
    private static Finality finality(Decision decision) {
        return switch (decision) {
            case APPROVED, DECLINED -> Finality.CHANGEABLE;
            case RESUBMIT -> Finality.RETRYABLE;
            case REVIEW, PENDING, INDETERMINATE -> Finality.OPEN;
        };
    }

    private static Reported<String> ownReference(JsonValue record) {
        return record.at("record_identifier")
                .text()
                .map(RecordIdentifier::reference)
                .orElseGet(Reported::notProvided);
    }

    private static DecidedBy decidedBy(JsonValue record) {
        JsonValue updateBy = record.at("updateBy");
        if (!updateBy.isPresent()) {
            return DecidedBy.UNKNOWN;
        }
        return updateBy.text().isPresent() ? DecidedBy.VENDOR_PERSON : DecidedBy.VENDOR_AUTOMATIC;
    }

    /** What its elements are is not documented: numbers, names, or objects that hold one. */
    private static List<Reason> reasons(JsonValue record) {
        return record.at("errorCodes").items().stream()
                .map(item -> item.isObject() ? item.at("code") : item)
                .map(item -> FacekiAnswers.reason(item.text().orElse("")))
                .distinct()
                .toList();
    }

    /** Names of what Faceki keeps; it documents no way to the bytes. */
    private static List<Evidence> evidence(JsonValue record) {
        return record.at("images").items().stream()
                .map(image -> Evidence.keptByVendor(kind(image)))
                .toList();
    }

    private static Evidence.Kind kind(JsonValue image) {
        return switch (image.at("side").text().orElse("").toLowerCase(Locale.ROOT)) {
            case "front" -> Evidence.Kind.DOCUMENT_FRONT;
            case "back" -> Evidence.Kind.DOCUMENT_BACK;
            case "selfie" -> Evidence.Kind.LIVENESS_FACE;
            default -> Evidence.Kind.OTHER;
        };
    }
}
